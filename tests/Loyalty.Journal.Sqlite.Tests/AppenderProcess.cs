using System.Diagnostics;

namespace Loyalty.Journal.Sqlite.Tests;

/// <summary>A real process that has a journal open and appends to it, to be killed without warning.</summary>
internal sealed class AppenderProcess : IDisposable
{
    private readonly Process process;

    private AppenderProcess(Process process) => this.process = process;

    /// <summary>Starts the process and waits until it has the journal open, or has been refused.</summary>
    public static async Task<AppenderProcess> Start(string directory, int tasks)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Loyalty.Journal.Sqlite.Appender"))
        {
            ArgumentList = { directory, $"{tasks}" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var appender = new AppenderProcess(Process.Start(start)!);
        appender.IsOpen = await appender.process.StandardOutput.ReadLineAsync() == "open";
        return appender;
    }

    public int Id => process.Id;

    public bool IsOpen { get; private set; }

    /// <summary>Lets it append until a number of appends is acknowledged, kills it, and gives all that it acknowledged.</summary>
    public async Task<IReadOnlyList<Acknowledged>> KillAfter(int acknowledged)
    {
        var lines = new List<Acknowledged>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Acknowledged.Parse(line) is { } append)
                lines.Add(append);
            if (lines.Count == acknowledged)
                process.Kill();
        }

        await process.WaitForExitAsync();
        return lines;
    }

    public async Task<(int ExitCode, string Errors)> End()
    {
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }

    /// <summary>Kills it without warning (SIGKILL) and waits until it is gone.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }
}

/// <summary>An append that the process was told is durable.</summary>
internal sealed record Acknowledged(string Stream, long Version, string CommandId)
{
    /// <summary>Reads a line of the process; null for one that the kill has cut off.</summary>
    public static Acknowledged? Parse(string line) =>
        line.Split(' ') is [var stream, var version, { Length: 32 } command]
            ? new Acknowledged(stream, long.Parse(version, System.Globalization.CultureInfo.InvariantCulture), command)
            : null;
}
