using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Money;
using NodaTime;

namespace Loyalty.Domain.Reports;

/// <summary>
/// What reports know about a member: the points by expiry and issue month, and where they are counted. Immutable; changed by
/// <see cref="Bookkeeping.Follow"/> alone.
/// </summary>
public sealed record MemberBooks
{
    /// <summary>The member's currency; null: the program's first.</summary>
    public Currency? Currency { get; init; }

    /// <summary>Id of the tier.</summary>
    public required string Tier { get; init; }

    /// <summary>The latest event time that was seen.</summary>
    public required Instant Seen { get; init; }

    /// <summary>Points that later earning pays first.</summary>
    public long Owed { get; init; }

    /// <summary>Spendable points.</summary>
    public ImmutableArray<Slot> Available { get; init; } = [];

    /// <summary>Points that become spendable later.</summary>
    public ImmutableArray<PendingSlot> Pending { get; init; } = [];

    internal Cell CellOf(YearMonth issued) => new(Currency, Tier, issued);

    /// <summary>What there is by issue month.</summary>
    internal IEnumerable<(Flow Flow, YearMonth Issued, long Points)> Holdings(YearMonth now) =>
    [
        .. Available.Select(slot => (Flow.Available, slot.Issued, slot.Points)),
        .. Pending.Select(pending => (Flow.Pending, pending.Slot.Issued, pending.Slot.Points)),
        .. Owed == 0 ? [] : new[] { (Flow.Owed, now, Owed) },
    ];

    internal static MemberBooks Of(AccountEvent.Enrolled enrolled) => new()
    {
        Currency = enrolled.Member.Currency,
        Tier = enrolled.Standing.Tier.Id,
        Seen = enrolled.At,
    };
}
