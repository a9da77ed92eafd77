namespace Loyalty.Cli.OrderHistory;

/// <summary>How far the cancellations found the orders that they return.</summary>
internal sealed record MatchingCounts
{
    public int Returns { get; set; }
    public int CancellationsUnmatched { get; set; }
    public long LinesMatched { get; set; }
    public long LinesPartlyMatched { get; set; }
    public long LinesUnmatched { get; set; }
    public long PiecesMatched { get; set; }
    public long PiecesUnmatched { get; set; }

    public void Count(int wanted, int found)
    {
        PiecesMatched += found;
        PiecesUnmatched += wanted - found;
        LinesMatched += found == wanted ? 1 : 0;
        LinesPartlyMatched += found > 0 && found < wanted ? 1 : 0;
        LinesUnmatched += found == 0 ? 1 : 0;
    }
}
