namespace Loyalty.History;

/// <summary>One stored movement.</summary>
/// <param name="Command">Kind and id, for example <c>purchase/17</c>; null for what happened by itself.</param>
/// <param name="Points">Given (positive) or taken (negative).</param>
/// <param name="Balance">Spendable points after it.</param>
/// <param name="Owed">Points owed after it.</param>
public sealed record LedgerEntry(long Version, string? Command, long Points, long Balance, long Owed)
{
    /// <summary>Points set aside after it: they have not left, and cannot be spent.</summary>
    public long Held { get; init; }

    /// <summary>What kind of movement, for example <c>purchase</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The command of the order that it belongs to, for example <c>purchase/17</c>.</summary>
    public string? Order { get; init; }

    /// <summary>The ledger on the other side of a gift.</summary>
    public string? Other { get; init; }

    /// <summary>The gift that it sends, receives or takes back.</summary>
    public string? Gift { get; init; }

    /// <summary>Points of a gift that had expired when it came.</summary>
    public long Expired { get; init; }

    /// <summary>What promotions gave with it.</summary>
    public IReadOnlyList<Promoted> Promoted { get; init; } = [];
}

/// <summary>Points that a promotion gave.</summary>
public readonly record struct Promoted(string Promotion, long Points);
