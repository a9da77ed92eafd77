using System.Collections.Immutable;
using Loyalty.Domain.Money;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Tiers;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>A member's account: what its events add up to. Immutable; changed by <see cref="Evolution.Evolve"/> alone.</summary>
public sealed record Account
{
    /// <summary>What the program may ask about the member.</summary>
    public required MemberFacts Member { get; init; }

    /// <summary>When the member joined.</summary>
    public required Instant EnrolledAt { get; init; }

    /// <summary>The latest event time that the account has seen.</summary>
    public required Instant Seen { get; init; }

    /// <summary>The latest time at which the member did something: joined, bought, was active or spent points.</summary>
    public Instant LastActivity { get; init; }

    /// <summary>The tier.</summary>
    public required TierHeld Tier { get; init; }

    /// <summary>Spendable points.</summary>
    public ImmutableArray<Lot> Lots { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Points that become spendable later.</summary>
    public ImmutableArray<PendingLot> Pending { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Of what expires up to this instant the member was warned; null: of nothing yet.</summary>
    public Instant? WarnedUpTo { get; init; }

    /// <summary>Points that later earning pays first, 0 or more.</summary>
    public long Owed { get; init; }

    /// <summary>Totals that only grow, by which the books balance.</summary>
    public Books Books { get; init; }

    /// <summary>Points ever given, less those that returns took back.</summary>
    public long LifetimePoints { get; init; }

    /// <summary>Purchases of which something is kept.</summary>
    public int KeptPurchases { get; init; }

    /// <summary>What counts towards a metric with a period, oldest first; empty for the other metrics.</summary>
    public ImmutableArray<Contribution> Contributions { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>How often rules with a limit gave.</summary>
    public ImmutableDictionary<string, RuleUse> RuleUses
    {
        get;
        init => field = value ?? ImmutableDictionary<string, RuleUse>.Empty;
    } = ImmutableDictionary<string, RuleUse>.Empty;

    /// <summary>What promotions with a cap gave.</summary>
    public ImmutableDictionary<string, long> PromotionUses
    {
        get;
        init => field = value ?? ImmutableDictionary<string, long>.Empty;
    } = ImmutableDictionary<string, long>.Empty;

    /// <summary>The last calendar year whose birthday month was awarded; 0: none yet.</summary>
    public int BirthdayYear { get; init; }

    /// <summary>The last number of months of membership that was awarded; 0: none yet.</summary>
    public int MembershipMonths { get; init; }

    /// <summary>What is under way with others.</summary>
    public Dealings Dealings { get; init => field = value ?? Dealings.None; } = Dealings.None;

    /// <summary>Spendable points.</summary>
    public long Balance => Lots.Total();

    /// <summary>Points set aside.</summary>
    public long Held => Dealings.Holds.Sum(hold => hold.Draws.Total());

    internal Currency CurrencyIn(LoyaltyProgram program) => Member.Currency ?? program.Currencies[0];

    internal Measure MeasureIn(LoyaltyProgram program) =>
        new(program, CurrencyIn(program), Member.Region, EnrolledAt, Contributions, LifetimePoints, Balance);

    /// <summary>
    /// The tier that a rule sees at an instant: for a late report that of its own time, where the metric has a period; the other
    /// metrics keep no past, and show the tier of now.
    /// </summary>
    internal string TierAt(LoyaltyProgram program, Instant at) =>
        at < Seen && program.Tiers.Over is not null ? MeasureIn(program).Relive(Tier, at).Id : Tier.Id;

    internal Figures Figures => new(Balance, Pending.Total(), Dealings.Holds.IsEmpty ? 0 : Held, Owed);

    /// <summary>What stands in an event until it is stamped: what evolving asks for, and no more.</summary>
    internal Standing Unsettled(LoyaltyProgram program) => new() { Tier = Tier, TierName = "", Metric = program.Tiers.Metric };

    /// <summary>Where the member stands at an instant.</summary>
    public Standing StandingIn(LoyaltyProgram program, Instant at) =>
        Standing.Of(MeasureIn(program), Tier, Member.Locale, at);
}

/// <summary>
/// Totals that only grow. Always: issued + received + restored = available + pending + held + redeemed + expired + reversed + given − owed.
/// </summary>
/// <param name="Issued">Points ever given.</param>
/// <param name="Redeemed">Points ever spent.</param>
/// <param name="Expired">Points that ever expired.</param>
/// <param name="Reversed">Points that returns and adjustments ever took, those owed included.</param>
/// <param name="Given">Points ever given to other members.</param>
/// <param name="Received">Points that ever came from other members, own gifts that could not be delivered included.</param>
/// <param name="Restored">Points spent that ever came back: of vouchers that were cancelled, and of orders that were returned.</param>
public readonly record struct Books(
    long Issued, long Redeemed, long Expired, long Reversed, long Given = 0, long Received = 0, long Restored = 0);

/// <summary>How often a rule gave.</summary>
/// <param name="Times">When it gave, as far back as its limit looks, oldest first.</param>
/// <param name="Subjects">Subjects it gave for, where it gives once for each.</param>
public sealed record RuleUse(ImmutableArray<Instant> Times, ImmutableHashSet<string> Subjects)
{
    /// <summary>Never used.</summary>
    public static readonly RuleUse None = new([], []);
}
