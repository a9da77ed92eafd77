using System.Globalization;

namespace Loyalty.Simulation.Story;

/// <summary>A seed's story, for people.</summary>
internal static class Timeline
{
    public static void Write(SeedResult result, TextWriter to)
    {
        foreach (var line in result.Story) to.WriteLine(Told(line));
        to.WriteLine($"seed {result.Seed}: trace {result.Hash:x16}, {result.Lived:d\\.hh\\:mm\\:ss} lived, {result.Answered} calls answered");
        foreach (var (kind, number) in result.Faults.Counts) to.WriteLine($"  {number} {kind}");
        foreach (var violation in result.Violations) to.WriteLine($"VIOLATION {violation}");
        if (result.Violations.Count == 0) to.WriteLine("all is well");
    }

    private static string Told(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var time = TimeSpan.FromMilliseconds(long.Parse(line.AsSpan(0, space), CultureInfo.InvariantCulture));
        return $"{time:d\\.hh\\:mm\\:ss\\.fff}{line[space..]}";
    }
}
