using NodaTime;

namespace Loyalty.Cli.OrderHistory;

/// <summary>One record of the file, as the mapping understands it.</summary>
internal abstract record HistoryRow
{
    private HistoryRow()
    {
    }

    /// <summary>
    /// <c>Order</c>: Number of the order, or of the cancellation.
    /// <c>Quantity</c>: Pieces with the file's sign, except that a return's are always counted below zero.
    /// <c>Member</c>: Empty for a guest.
    /// <c>Region</c>: A code; null where the file or the mapping has none.
    /// </summary>
    internal sealed record Line(
        string Order, bool IsReturn, string Member, Instant Time, string Sku, int Quantity, decimal UnitPrice,
        string Currency, string? Category, string? Region) : HistoryRow;

    /// <summary>
    /// <c>Row</c>: Line of the file, the header being 1.
    /// </summary>
    internal sealed record Unreadable(long Row, string Why) : HistoryRow;
}
