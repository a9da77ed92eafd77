using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Loyalty.Faults.Members;
using Loyalty.Faults.Processes;

namespace Loyalty.Faults.Measurements;

/// <summary>The load command of the benchmarks, as a process of its own.</summary>
internal static class LoadTool
{
    /// <summary>Sends purchases and gives the figures.</summary>
    /// <param name="arguments">Its options, the address excepted.</param>
    public static async Task<LoadFigures> Purchase(Uri address, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(
            BuildFolder.Present.Executable("Loyalty.Load"), ["purchase", "--json", "--url", address.OriginalString, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LOYALTY_DEV_KEY"] = Switches.Key;
        start.Environment["DOTNET_ROOT"] = BuildFolder.DotnetRoot;
        using var process = Process.Start(start)!;
        ProcessWatch.Started(process.Id);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        ProcessWatch.Ended(process.Id);
        return output.Length == 0
            ? throw new InvalidOperationException(await errors)
            : LoadFigures.Read(output.TrimEnd().Split('\n')[^1]);
    }
}

/// <summary>What the load command found; times in milliseconds from when a request was meant to be sent.</summary>
internal sealed record LoadFigures(double PerSecond, double Median, double P99, long Errors, string Statuses)
{
    public static LoadFigures Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var json = document.RootElement;
        return new LoadFigures(
            json.GetProperty("perSecond").GetDouble(),
            json.GetProperty("p50").GetDouble(),
            json.GetProperty("p99").GetDouble(),
            json.Number("errors"),
            string.Join(", ", json.GetProperty("statuses").EnumerateObject().Select(status => $"{status.Name}: {status.Value}")));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{PerSecond:N0}/s, p50 {Median:N1} ms, p99 {P99:N1} ms ({Statuses})");
}
