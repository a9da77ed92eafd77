using System.Globalization;
using System.Text;
using Loyalty.Faults.Rounds;

namespace Loyalty.Faults.Reports;

/// <summary>The verdict on rounds as Markdown.</summary>
internal static class MarkdownReport
{
    public static string Write(IReadOnlyList<RoundResult> results, IReadOnlyList<Measured> measured, string command)
    {
        var text = new StringBuilder();
        Line(text, $"# Faults\n");
        Line(text, $"Machine: {Machine.Describe()}; clients, silos and store share it.\n");
        Line(text, $"Command: `{command}`\n");
        Line(text, $"| round | faults (n) | calls | done | failed | violations | longest wait, median | worst | rate below (3/n) | verdict |");
        Line(text, $"| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        foreach (var result in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {result.Round.Name} | {result.Faults:N0} "
                + $"| {result.Calls.Count:N0} | {result.Done:N0} | {result.Failed:N0} "
                + $"| {result.Violations.Count} | {Seconds(result.Waits.Median)} | {Seconds(result.Waits.Worst)} "
                + $"| {Math.Min(1, 3.0 / Math.Max(1, result.Faults)):P2} | {(result.IsGood ? "good" : "**not good**")} |\n");
        }

        foreach (var result in results)
        {
            Section(text, result);
        }

        foreach (var one in measured)
        {
            Line(text, $"\n## {one.Name}\n\n{one.What}\n");
            Table(text, one.Figures);
        }

        return text.ToString();
    }

    private static void Section(StringBuilder text, RoundResult result)
    {
        Line(text, $"\n## {result.Round.Name}\n");
        Line(text, $"{result.Round.What}; {result.Round.Shape}. {result.Took:hh\\:mm\\:ss} in all. Judged: {result.Round.Judged}.\n");
        Table(text,
        [
            new("faults", $"{result.Faults:N0}"),
            new("calls of clients", $"{result.Calls.Count:N0}"),
            new("commands done", $"{result.Done:N0}"),
            new("entries in ledgers", $"{result.Entries:N0}"),
            new("failed requests", $"{result.Failed:N0} {result.Failures}"),
            new("violations", $"{result.Violations.Count}"),
            new("refusals that nothing judges", $"{string.Join(", ", result.Unjudged)}"),
            new("longest wait around a fault, median", Seconds(result.Waits.Median)),
            new("longest wait around a fault, worst", Seconds(result.Waits.Worst)),
            .. result.Figures,
        ]);
        foreach (var violation in result.Violations.Take(20))
        {
            Line(text, $"- {violation.Invariant}: {violation.Ledger}: {violation.What}");
        }
    }

    private static void Table(StringBuilder text, IEnumerable<Figure> figures)
    {
        Line(text, $"| figure | value |\n| --- | ---: |");
        foreach (var figure in figures)
        {
            Line(text, $"| {figure.What} | {figure.Value} |");
        }
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:N2} s");
}
