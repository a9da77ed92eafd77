using System.Globalization;
using Spectre.Console;

namespace Loyalty.Cli.Reporting;

/// <summary>The summary for a reader.</summary>
internal static class SummaryTable
{
    public static void Write(IAnsiConsole console, BackfillSummary summary)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Back-fill").AddColumn(new TableColumn("").RightAligned());
        Rows(table, HistoryRows(summary.History));
        if (summary.Feed is { } feed)
        {
            table.AddEmptyRow();
            Rows(table, FeedRows(feed));
        }

        console.Write(table);
        foreach (var example in summary.History.UnreadableExamples)
            console.MarkupLineInterpolated($"[yellow]Unreadable:[/] {example}");
        foreach (var example in summary.Feed?.RefusalExamples ?? [])
            console.MarkupLineInterpolated($"[red]Refused:[/] {example}");
        console.MarkupLineInterpolated($"Result: {summary.Result}. {summary.Why}");
    }

    private static IEnumerable<(string, string)> HistoryRows(HistoryFigures history) =>
    [
        ("Lines in the file", Count(history.Lines)),
        ("  of guests, left out", Count(history.GuestLines)),
        ("  left out: price of zero or less", Count(history.LeftOut.Price)),
        ("  left out: order quantity of zero or less", Count(history.LeftOut.OrderQuantity)),
        ("  left out: return quantity of zero or more", Count(history.LeftOut.ReturnQuantity)),
        ("  left out: unreadable", Count(history.LeftOut.Unreadable)),
        ("Customers named", Count(history.Customers)),
        ("  without any order", Count(history.CustomersWithoutOrder)),
        ("Members", Count(history.Members)),
        ("Orders", Count(history.Orders)),
        ("  left out: no line counts", Count(history.OrdersWithoutLines)),
        ("Cancellations", Count(history.Cancellations)),
        ("  matching no order", Count(history.CancellationsUnmatched)),
        ("  left out: no line counts", Count(history.CancellationsWithoutLines)),
        ("Returns", Count(history.Returns)),
        ("Return lines matched", Count(history.ReturnLines.Matched)),
        ("  partly matched", Count(history.ReturnLines.Partly)),
        ("  unmatched", Count(history.ReturnLines.Unmatched)),
        ("Pieces returned", Count(history.ReturnPieces.Matched)),
        ("  unmatched", Count(history.ReturnPieces.Unmatched)),
        ("Events", Count(history.Events)),
    ];

    private static IEnumerable<(string, string)> FeedRows(FeedFigures feed) =>
    [
        ("Accepted now", Count(feed.Accepted)),
        ("Replays (known before)", Count(feed.Replays)),
        ("Refusals", Count(feed.Refusals)),
        .. feed.RefusalsByCode.Select(refusal => ($"  {refusal.Key}", Count(refusal.Value))),
        ("Retries", Count(feed.Retries)),
        ("Elapsed", feed.ElapsedSeconds.ToString("N1", CultureInfo.InvariantCulture) + " s"),
        ("Events per second", feed.EventsPerSecond.ToString("N0", CultureInfo.InvariantCulture)),
    ];

    private static void Rows(Table table, IEnumerable<(string Name, string Value)> rows)
    {
        foreach (var (name, value) in rows)
            table.AddRow(new Text(name), new Text(value));
    }

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
