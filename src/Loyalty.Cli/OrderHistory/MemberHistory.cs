using NodaTime;

namespace Loyalty.Cli.OrderHistory;

/// <summary>All that the file tells of one member.</summary>
internal sealed record MemberHistory(string Member, Instant FirstSeen, IReadOnlyList<HistoryDocument> Documents);

/// <summary>An order or a cancellation: all counted lines of one number, at the earliest time of its lines.</summary>
internal sealed record HistoryDocument(
    string Number, bool IsReturn, Instant Time, string Currency, string? Region, IReadOnlyList<HistoryItem> Items)
{
    /// <summary>Event time; at one instant orders before cancellations, then by number.</summary>
    public static IComparer<HistoryDocument> InEventOrder { get; } = Comparer<HistoryDocument>.Create((left, right) =>
    {
        var byTime = left.Time.CompareTo(right.Time);
        var byKind = byTime != 0 ? byTime : left.IsReturn.CompareTo(right.IsReturn);
        return byKind != 0 ? byKind : string.CompareOrdinal(left.Number, right.Number);
    });
}

/// <summary>
/// <c>Quantity</c>: Pieces, above zero on orders and cancellations alike.
/// </summary>
internal readonly record struct HistoryItem(string Sku, int Quantity, decimal UnitPrice, string? Category);
