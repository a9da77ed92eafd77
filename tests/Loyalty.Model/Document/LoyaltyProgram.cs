using NodaTime;

namespace Loyalty.Model.Document;

/// <summary>What the model understands of a program document. Missing keys are null.</summary>
public sealed record LoyaltyProgram(
    Calendar Calendar,
    IReadOnlyList<string> Currencies,
    string Rounding,
    Period? PendingFor,
    Expiration? Expire,
    bool DebtAllowed,
    TierRules Tiers,
    IReadOnlyList<EarningRule> Earn,
    IReadOnlyList<Promotion> Promotions,
    IReadOnlyList<Reward> Rewards)
{
    public Period HoldFor { get; init; } = Period.FromHours(1);

    /// <summary>The parts of an order that earn nothing: <c>points</c>, <c>vouchers</c>.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = ["points", "vouchers"];

    /// <summary>Money that a point is worth.</summary>
    public Amounts? Worth { get; init; }

    /// <summary>Null: the program has no referrals.</summary>
    public ReferralRules? Referral { get; init; }

    /// <summary>Null: the program has no gifts.</summary>
    public GiftRules? Gifts { get; init; }

    public long? SecondApprovalAbove { get; init; }
}

/// <param name="KeptFor">Null: both are rewarded at once, and lose it again when the order goes back.</param>
public sealed record ReferralRules(long Referrer, long Friend, Period? Window, int? MaxPerReferrer, Period? KeptFor);

public sealed record GiftRules(long? MaxPerDay, Period? CoolingOff);

/// <param name="From"><c>earning</c> or <c>lastActivity</c>.</param>
/// <param name="At"><c>exact</c>, <c>endOfDay</c>, <c>endOfMonth</c> or <c>endOfYear</c>.</param>
public sealed record Expiration(Period After, string From, string At);

/// <param name="Metric"><c>lifetimePoints</c>, <c>points</c>, <c>spend</c> or <c>balance</c>.</param>
/// <param name="Rolling">The rolling period of <c>over</c>, or null.</param>
/// <param name="Year"><c>calendarYear</c>, <c>memberYear</c>, or null.</param>
/// <param name="Downgrade"><c>never</c>, <c>atPeriodEnd</c> or <c>atOnce</c>.</param>
public sealed record TierRules(
    string Metric, Period? Rolling, string? Year, string Downgrade, Period? Grace, IReadOnlyList<Level> Levels);

/// <param name="From">Null where the level is by invitation, or has no threshold at all.</param>
public sealed record Level(string Id, Amounts? From, bool InvitationOnly, IReadOnlyDictionary<string, Amounts> FromByRegion)
{
    /// <summary>The region's own threshold comes first.</summary>
    public decimal? FromFor(string? region, string currency) =>
        (region is not null && FromByRegion.TryGetValue(region, out var own) ? own.For(currency) : null) ?? From?.For(currency);
}

/// <summary>An amount for every currency, or one that holds for all of them.</summary>
public sealed record Amounts(decimal? All, IReadOnlyDictionary<string, decimal> ByCurrency)
{
    public decimal? For(string currency) => All ?? (ByCurrency.TryGetValue(currency, out var amount) ? amount : null);
}

/// <param name="Per">Null: the points are given once an order.</param>
public sealed record Give(decimal Points, decimal? Per);

public sealed record Limit(int Times, Period? Per);

public sealed record EarningRule(
    string Id, string On, Where Where, Give Give, IReadOnlyList<string> Instead, bool OncePerSubject, bool OncePerMember, Limit? Limit);

/// <param name="Stack"><c>exclusive</c>, <c>best</c> or <c>add</c>.</param>
public sealed record Promotion(
    string Id,
    decimal? Multiply,
    Give? Add,
    LocalDateTime? From,
    LocalDateTime? Until,
    IReadOnlyList<string>? Weekly,
    Where Where,
    string Stack,
    long? PerMember,
    bool Active);

/// <param name="Points">Null: not for sale.</param>
/// <param name="IsVoucher">Whether a voucher is issued for it.</param>
/// <param name="Money">What it is worth, where it is money; null: it is none.</param>
/// <param name="TakesPlaceAt">From then on it is not to be had.</param>
public sealed record Reward(
    string Id,
    long? Points,
    bool Multiple,
    IReadOnlyList<string>? Tiers,
    long? Stock,
    Limit? Limit,
    LocalDateTime? From,
    LocalDateTime? Until,
    IReadOnlyList<string>? Weekly,
    bool IsVoucher,
    Amounts? Money,
    LocalDateTime? TakesPlaceAt);

/// <summary>A filter. <paramref name="Lists"/>: the value must be any of them. All keys must hold.</summary>
public sealed record Where(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Lists, Amounts? MinOrder, Amounts? MinLine);
