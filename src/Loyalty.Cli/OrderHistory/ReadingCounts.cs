namespace Loyalty.Cli.OrderHistory;

/// <summary>What was found in the file, and what of it was left out and why.</summary>
internal sealed record ReadingCounts
{
    private const int ExamplesKept = 5;

    public long Lines { get; set; }
    public long GuestLines { get; set; }
    public long LeftOutForPrice { get; set; }
    public long LeftOutForOrderQuantity { get; set; }
    public long LeftOutForReturnQuantity { get; set; }
    public long Unreadable { get; set; }
    public List<string> UnreadableExamples { get; } = [];
    public int Customers { get; set; }
    public int Orders { get; set; }
    public int OrdersWithoutLines { get; set; }
    public int Cancellations { get; set; }
    public int CancellationsWithoutLines { get; set; }

    public void Count(HistoryRow.Unreadable row)
    {
        Unreadable++;
        if (UnreadableExamples.Count < ExamplesKept)
            UnreadableExamples.Add($"line {row.Row} {row.Why}");
    }
}
