namespace Loyalty.Contracts.Members;

/// <summary>What a command did, computed from its event alone: the same for ever.</summary>
[GenerateSerializer, Alias("loyalty.Receipt"), Immutable]
public sealed record Receipt
{
    /// <summary>The caller's id of the command.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>What kind of command: <c>purchase</c>, <c>return</c>, <c>activity</c>, <c>redemption</c> …</summary>
    [Id(1)]
    public required string Kind { get; init; }

    /// <summary>The member; null for a guest's quote.</summary>
    [Id(2)]
    public string? MemberId { get; init; }

    /// <summary>Points given (positive) or taken (negative).</summary>
    [Id(3)]
    public long Points { get; init; }

    /// <summary>The account's pending points afterwards.</summary>
    [Id(4)]
    public long Pending { get; init; }

    /// <summary>The points by rule and promotion; they add up to <see cref="Points"/>.</summary>
    [Id(5)]
    public BreakdownLine[] Breakdown { get; init; } = [];

    /// <summary>Spendable points afterwards.</summary>
    [Id(6)]
    public long Balance { get; init; }

    /// <summary>Points owed afterwards.</summary>
    [Id(7)]
    public long Owed { get; init; }

    /// <summary>The tier afterwards.</summary>
    [Id(8)]
    public required TierView Tier { get; init; }

    /// <summary>The progress afterwards.</summary>
    [Id(9)]
    public required ProgressView Progress { get; init; }

    /// <summary>The ledger version that holds it; for a quote, the version it was computed at.</summary>
    [Id(10)]
    public long Version { get; init; }

    /// <summary>The event time.</summary>
    [Id(11)]
    public DateTimeOffset At { get; init; }

    /// <summary>The voucher that the points bought, or that a rule gave; null: none.</summary>
    [Id(12)]
    public VoucherView? Voucher { get; init; }

    /// <summary>Points set aside afterwards, 0 or more.</summary>
    [Id(13)]
    public long Held { get; init; }

    /// <summary>Spent points that came back with it, at least 1: those that paid an order which was returned; null: none.</summary>
    [Id(14)]
    public long? Restored { get; init; }

    /// <summary>What is to follow: <c>held</c> (capture or release), <c>awaiting-approval</c>; null: nothing.</summary>
    [Id(15)]
    public string? Status { get; init; }

    /// <summary>Further vouchers, where rules gave more than one.</summary>
    [Id(16)]
    public VoucherView[]? MoreVouchers { get; init; }
}

/// <summary>Points of one rule or promotion.</summary>
[GenerateSerializer, Alias("loyalty.BreakdownLine"), Immutable]
public sealed record BreakdownLine
{
    /// <summary>Id of the rule; for a redemption the reward's.</summary>
    [Id(0)]
    public required string Rule { get; init; }

    /// <summary>Id of the promotion that gave them; null where the rule itself did.</summary>
    [Id(1)]
    public string? Promotion { get; init; }

    /// <summary>Points given (positive) or taken (negative).</summary>
    [Id(2)]
    public long Points { get; init; }
}

/// <summary>A page of a ledger.</summary>
[GenerateSerializer, Alias("loyalty.LedgerPage"), Immutable]
public sealed record LedgerPage
{
    /// <summary>Entries, oldest first.</summary>
    [Id(0)]
    public LedgerEntry[] Entries { get; init; } = [];

    /// <summary>Where the next page starts; null where there is none yet.</summary>
    [Id(1)]
    public string? Next { get; init; }
}

/// <summary>One movement of a ledger.</summary>
[GenerateSerializer, Alias("loyalty.LedgerEntry"), Immutable]
public sealed record LedgerEntry
{
    /// <summary>Its place in the member's ledger, from 1 without gaps.</summary>
    [Id(0)]
    public long Version { get; init; }

    /// <summary>When it happened (event time).</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>
    /// <c>enrolment</c>, <c>profile</c>, <c>purchase</c>, <c>return</c>, <c>activity</c>, <c>redemption</c>, <c>hold</c>, <c>capture</c>,
    /// <c>release</c>, <c>stock</c>, <c>cancellation</c>, <c>gift</c>, <c>gift-received</c>, <c>gift-returned</c>, <c>referral</c>,
    /// <c>referral-return</c>, <c>adjustment</c>, <c>freeze</c>, <c>unfreeze</c>, <c>invitation</c>, <c>expiry</c>, <c>available</c>,
    /// <c>birthday</c>, <c>membership</c>, <c>tier</c> or <c>delivery</c> (something that this member's ledger asked of another is done).
    /// </summary>
    [Id(2)]
    public required string Kind { get; init; }

    /// <summary>Points given (positive) or taken (negative); 0 where none moved.</summary>
    [Id(3)]
    public long Points { get; init; }

    /// <summary>Spendable points afterwards.</summary>
    [Id(4)]
    public long Balance { get; init; }

    /// <summary>Points owed afterwards.</summary>
    [Id(5)]
    public long Owed { get; init; }

    /// <summary>The rule, where one alone gave the points.</summary>
    [Id(6)]
    public string? Rule { get; init; }

    /// <summary>The promotion, where one alone took part.</summary>
    [Id(7)]
    public string? Promotion { get; init; }

    /// <summary>The order it belongs to.</summary>
    [Id(8)]
    public string? OrderId { get; init; }

    /// <summary>Why, in words: an adjustment's reason, or what changed (<c>bronze → silver</c>).</summary>
    [Id(9)]
    public string? Reason { get; init; }

    /// <summary>When the points given expire.</summary>
    [Id(10)]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The caller's id of the command; null for what happened by itself.</summary>
    [Id(11)]
    public string? Id { get; init; }

    /// <summary>The points by rule and promotion.</summary>
    [Id(12)]
    public BreakdownLine[] Breakdown { get; init; } = [];

    /// <summary>Who did it, where staff did.</summary>
    [Id(13)]
    public string? Actor { get; init; }

    /// <summary>Spent points that came back with it, at least 1: those that paid an order which was returned; null: none.</summary>
    [Id(14)]
    public long? Restored { get; init; }

    /// <summary>Points set aside afterwards, 0 or more.</summary>
    [Id(15)]
    public long Held { get; init; }

    /// <summary>Id of the member on the other side of a gift or a referral.</summary>
    [Id(16)]
    public string? Other { get; init; }

    /// <summary>The vouchers that it brought: bought with points, or given by rules, those of a birthday too; null: none.</summary>
    [Id(17)]
    public VoucherView[]? Vouchers { get; init; }
}
