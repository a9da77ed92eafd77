namespace Loyalty.Cli.WhatIf;

/// <summary>A page of what the engine answers; pages add up.</summary>
internal sealed record WhatIfPage
{
    public long Version { get; init; }
    public DateTimeOffset At { get; init; }
    public long? Total { get; init; }
    public long Members { get; init; }
    public TierMove[] Moves { get; init; } = [];
    public Mover[] Movers { get; init; } = [];
    public LeftOut[] LeftOut { get; init; } = [];
    public PromotionCost[] Promotions { get; init; } = [];
    public string? Next { get; init; }
}

/// <summary>
/// Members who have one tier and would have another, or the same.
/// <c>To</c>: Null where they could not be members.
/// </summary>
internal sealed record TierMove(string From, string? To, long Members, MemberFigures Before, MemberFigures After)
{
    public TierMove Plus(TierMove other) => this with
    {
        Members = Members + other.Members,
        Before = Before.Plus(other.Before),
        After = After.Plus(other.After),
    };
}

/// <summary>Sums over members.</summary>
internal sealed record MemberFigures
{
    public static readonly MemberFigures Nothing = new();

    public long Balance { get; init; }
    public long Pending { get; init; }
    public long Held { get; init; }
    public long Owed { get; init; }
    public long LifetimePoints { get; init; }
    public Liability[] Liability { get; init; } = [];

    /// <summary>Points that members have: to spend now, later, or set aside.</summary>
    public long Points => Balance + Pending + Held;

    public MemberFigures Plus(MemberFigures other) => new()
    {
        Balance = Balance + other.Balance,
        Pending = Pending + other.Pending,
        Held = Held + other.Held,
        Owed = Owed + other.Owed,
        LifetimePoints = LifetimePoints + other.LifetimePoints,
        Liability =
        [
            .. Liability.Concat(other.Liability)
                .GroupBy(part => part.Currency, (currency, parts) => new Liability(currency, parts.Sum(part => part.Amount)))
                .OrderBy(part => part.Currency, StringComparer.Ordinal),
        ],
    };
}

/// <summary>What points are worth, in one currency.</summary>
internal sealed record Liability(string Currency, decimal Amount);

/// <summary>
/// A member who would have another tier.
/// <c>To</c>: Null where it could not be a member.
/// </summary>
internal sealed record Mover(string MemberId, string From, string? To);

/// <summary>
/// Movements of a kind that the changed program refuses with a code.
/// <c>Points</c>: Given above 0 and taken below.
/// </summary>
internal sealed record LeftOut(string Kind, string Code, long Count, long Points);

/// <summary>Points that a promotion gave and would give.</summary>
internal sealed record PromotionCost(string Id, long Before, long After);
