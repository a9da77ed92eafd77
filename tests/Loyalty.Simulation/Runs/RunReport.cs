using System.Globalization;
using System.Text;

namespace Loyalty.Simulation.Runs;

/// <summary>What came of many seeds, in Markdown.</summary>
internal static class RunReport
{
    private const double DaysOfYear = 365.25;

    public static string Write(SeedRun run)
    {
        var text = new StringBuilder();
        Line(text, $"| seeds | failures | simulated time | calls answered | faults | seeds a second |");
        Line(text, $"| ---: | ---: | ---: | ---: | ---: | ---: |");
        var (years, faults) = (run.Lived.TotalDays / DaysOfYear, run.Faults.Counts.Values.Sum());
        Line(text, $"| {run.Seeds:N0} | {run.Failures.Count:N0} | {years:N1} years | {run.Answered:N0} | {faults:N0} | {run.SeedsPerSecond:N1} |");
        Line(text, $"");
        Line(text, $"| fault | times |");
        Line(text, $"| --- | ---: |");
        foreach (var (kind, number) in run.Faults.Counts) Line(text, $"| {kind} | {number:N0} |");
        Line(text, $"");
        Line(text, $"| stored | times |");
        Line(text, $"| --- | ---: |");
        foreach (var (kind, number) in run.Happened.Counts) Line(text, $"| {kind} | {number:N0} |");
        if (run.Failures.Count == 0) return text.ToString();
        Line(text, $"");
        foreach (var failure in run.Failures.Take(100)) Line(text, $"- seed {failure.Seed}: {failure.Violations[0]}");
        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
