using System.Text.Json;
using Loyalty.Cli.Feeding;
using Loyalty.Cli.OrderHistory;

namespace Loyalty.Cli.Reporting;

/// <summary>All figures of one run, as they are written to the summary file.</summary>
internal sealed record BackfillSummary(
    string File, string Program, string Result, string? Why, int ExitCode, HistoryFigures History, FeedFigures? Feed)
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string ToJson() => JsonSerializer.Serialize(this, s_options) + "\n";
}

/// <summary>What the file holds, and what the rules make of it; the same in every run.</summary>
internal sealed record HistoryFigures
{
    public HistoryFigures(ReadingCounts reading, FeedPlan plan)
    {
        Lines = reading.Lines;
        GuestLines = reading.GuestLines;
        LeftOut = new LeftOutFigures(
            reading.LeftOutForPrice, reading.LeftOutForOrderQuantity, reading.LeftOutForReturnQuantity, reading.Unreadable);
        UnreadableExamples = reading.UnreadableExamples;
        Customers = reading.Customers;
        Members = plan.Members.Count;
        CustomersWithoutOrder = plan.CustomersWithoutOrder;
        Orders = reading.Orders;
        OrdersWithoutLines = reading.OrdersWithoutLines;
        Cancellations = reading.Cancellations;
        CancellationsWithoutLines = reading.CancellationsWithoutLines;
        CancellationsUnmatched = plan.Matching.CancellationsUnmatched;
        Returns = plan.Matching.Returns;
        ReturnLines = new ReturnLineFigures(
            plan.Matching.LinesMatched, plan.Matching.LinesPartlyMatched, plan.Matching.LinesUnmatched);
        ReturnPieces = new ReturnPieceFigures(plan.Matching.PiecesMatched, plan.Matching.PiecesUnmatched);
        Events = plan.Events;
    }

    public long Lines { get; }
    public long GuestLines { get; }
    public LeftOutFigures LeftOut { get; }
    public IReadOnlyList<string> UnreadableExamples { get; }
    public int Customers { get; }
    public int Members { get; }
    public int CustomersWithoutOrder { get; }
    public int Orders { get; }
    public int OrdersWithoutLines { get; }
    public int Cancellations { get; }
    public int CancellationsWithoutLines { get; }
    public int CancellationsUnmatched { get; }
    public int Returns { get; }
    public ReturnLineFigures ReturnLines { get; }
    public ReturnPieceFigures ReturnPieces { get; }
    public int Events { get; }
}

internal sealed record LeftOutFigures(long Price, long OrderQuantity, long ReturnQuantity, long Unreadable);

internal sealed record ReturnLineFigures(long Matched, long Partly, long Unmatched);

internal sealed record ReturnPieceFigures(long Matched, long Unmatched);

/// <summary>What became of the calls in this run.</summary>
internal sealed record FeedFigures
{
    public FeedFigures(FeedProgress progress)
    {
        Accepted = progress.Accepted;
        Replays = progress.Replayed;
        Refusals = progress.Refused;
        RefusalsByCode = progress.RefusalsByCode;
        RefusalExamples = progress.Examples;
        Retries = progress.Retries;
        ElapsedSeconds = Math.Round(progress.Elapsed.TotalSeconds, 3);
        EventsPerSecond = Math.Round(progress.EventsPerSecond, 1);
    }

    public int Accepted { get; }
    public int Replays { get; }
    public int Refusals { get; }
    public IReadOnlyDictionary<string, int> RefusalsByCode { get; }
    public IReadOnlyList<string> RefusalExamples { get; }
    public int Retries { get; }
    public double ElapsedSeconds { get; }
    public double EventsPerSecond { get; }
}
