using System.Collections.Concurrent;
using System.Diagnostics;

namespace Loyalty.EndToEnd.Tests.Processes;

/// <summary>A process of its own, whose output is kept; killed by its id when it is let go.</summary>
internal sealed class RunningProcess : IDisposable
{
    private const int LinesKept = 200;
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    public RunningProcess(
        string executable,
        string folder,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROOT"] = Built.DotnetRoot;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasExited => process.HasExited;

    /// <summary>The last lines that it wrote, on either stream.</summary>
    public string Output => string.Join('\n', lines);

    /// <summary>Waits until it has ended by itself.</summary>
    public async Task<int> Ended(TimeSpan patience)
    {
        using var timeout = new CancellationTokenSource(patience);
        await process.WaitForExitAsync(timeout.Token);
        return process.ExitCode;
    }

    /// <summary>SIGKILL: it gets no chance to do anything.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>SIGTERM: it is asked to end.</summary>
    public void Terminate() => Signal("-TERM");

    /// <summary>SIGSTOP: it stands still, and its connections stay open.</summary>
    public void Pause() => Signal("-STOP");

    /// <summary>SIGCONT: it goes on where it stood.</summary>
    public void Continue() => Signal("-CONT");

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{process.Id}"]);
        kill.WaitForExit();
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lines.Enqueue(line);
        if (lines.Count > LinesKept)
        {
            lines.TryDequeue(out _);
        }
    }
}
