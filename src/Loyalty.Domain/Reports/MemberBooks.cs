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

    /// <summary>Points set aside.</summary>
    public ImmutableArray<HeldSlots> Held { get; init; } = [];

    /// <summary>Points that were spent and may come back.</summary>
    public ImmutableArray<Slot> Spent { get; init; } = [];

    internal Cell CellOf(YearMonth issued) => new(Currency, Tier, issued);

    /// <summary>What there is by issue month; what is owed belongs to none, and is told as of one.</summary>
    internal IEnumerable<(Flow Flow, YearMonth Issued, long Points)> Holdings(YearMonth month) =>
    [
        .. Available.Select(slot => (Flow.Available, slot.Issued, slot.Points)),
        .. Pending.Select(pending => (Flow.Pending, pending.Slot.Issued, pending.Slot.Points)),
        .. Held.SelectMany(held => held.Slots).Select(slot => (Flow.Held, slot.Issued, slot.Points)),
        .. Owed == 0 ? [] : new[] { (Flow.Owed, month, Owed) },
    ];

    internal static MemberBooks Of(AccountEvent.Enrolled enrolled) => new()
    {
        Currency = enrolled.Member.Currency,
        Tier = enrolled.Standing.Tier.Id,
        Seen = enrolled.At,
    };
}
