using System.Collections.Immutable;
using Loyalty.Domain.Money;
using NodaTime;

namespace Loyalty.Domain.Programs;

/// <summary>
/// A program as its document says it: checked as a whole when it was parsed, never changed afterwards. Every list keeps the
/// document's order; ids within one list are unique.
/// </summary>
public sealed record LoyaltyProgram
{
    /// <summary>The program's id: 1 to 64 of <c>a-z 0-9 -</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The program's name by locale.</summary>
    public required LocalText Name { get; init; }

    /// <summary>The zone in which days, months, years and promotion windows are counted.</summary>
    public required DateTimeZone TimeZone { get; init; }

    /// <summary>Currencies that purchases may be in; at least one, the first is the default of a member without one.</summary>
    public required ImmutableArray<Currency> Currencies { get; init; }

    /// <summary>Whether the program has a clock of its own that a call moves.</summary>
    public bool Sandbox { get; init; }

    /// <summary>Rounding, pending time, expiry and worth of points.</summary>
    public required PointsPolicy Points { get; init; }

    /// <summary>Levels and how they are reached and lost.</summary>
    public required TierPolicy Tiers { get; init; }

    /// <summary>Rules that give points.</summary>
    public ImmutableArray<EarningRule> Earn
    {
        get;
        init
        {
            field = value;
            GivesVouchers = value.Any(rule => rule is { Give.Reward: not null });
        }
    } = [];

    /// <summary>Whether a rule gives vouchers in place of points.</summary>
    public bool GivesVouchers { get; private init; }

    /// <summary>What both sides of a referral get; null where the program has none.</summary>
    public ReferralPolicy? Referral { get; init; }

    /// <summary>Limits of points given to other members; null where the program allows none.</summary>
    public GiftPolicy? Gifts { get; init; }

    /// <summary>What adjustments by staff need.</summary>
    public AdjustmentPolicy Adjustments { get; init; } = new(null);

    /// <summary>What happens to points that a return takes back and that are no longer there.</summary>
    public DebtPolicy Debt { get; init; } = DebtPolicy.Allowed;

    /// <summary>The catalogue of rewards.</summary>
    public ImmutableArray<Reward> Rewards { get; init; } = [];

    /// <summary>Promotions that come with the document.</summary>
    public ImmutableArray<Promotion> Promotions { get; init; } = [];
}

/// <summary>What becomes of points that a return takes back and that were spent before.</summary>
public enum DebtPolicy
{
    /// <summary>The account owes them; later earning pays.</summary>
    Allowed = 1,

    /// <summary>They are let go.</summary>
    Capped = 2,
}

/// <summary>What both sides of a referral get.</summary>
/// <param name="ReferrerPoints">Points for the member whose code was used, 0 or more.</param>
/// <param name="FriendPoints">Points for the friend, 0 or more.</param>
/// <param name="Window">How long after enrolment the friend's first purchase counts; null: always.</param>
/// <param name="MaxPerReferrer">Friends a referrer is rewarded for, at least 1; null: any number.</param>
/// <param name="KeptFor">How long the purchase must have been kept; null: rewarded at once.</param>
/// <param name="Url">The https address that a referrer passes on, <c>{code}</c> in it standing for the code; null: none.</param>
public sealed record ReferralPolicy(
    long ReferrerPoints, long FriendPoints, Period? Window, int? MaxPerReferrer, Period? KeptFor, string? Url = null);

/// <summary>Limits of gifts between members.</summary>
/// <param name="MaxPerDay">Points that a member may give away in any rolling day, at least 1; null: any number.</param>
/// <param name="CoolingOff">How long after enrolment a member may not give yet; null: at once.</param>
public sealed record GiftPolicy(long? MaxPerDay, Period? CoolingOff);

/// <summary>What adjustments of a member's points by staff need.</summary>
/// <param name="SecondApprovalAbove">
/// An adjustment of more points than this, either way, waits for a second person; 0 or more; null: none does.
/// </param>
public sealed record AdjustmentPolicy(long? SecondApprovalAbove);
