using System.Collections.Immutable;
using Loyalty.Domain.Money;
using NodaTime;

namespace Loyalty.Domain.Programs;

/// <summary>A rule that gives points.</summary>
public sealed record EarningRule
{
    /// <summary>The rule's id, unique among the rules.</summary>
    public required string Id { get; init; }

    /// <summary>What it answers to.</summary>
    public required Occasion On { get; init; }

    /// <summary>What must hold for it to give.</summary>
    public Filter Where { get; init; } = Filter.Anything;

    /// <summary>What it gives.</summary>
    public required Giving Give { get; init; }

    /// <summary>Rules that it replaces for the lines that it takes; ids of other rules on purchase.</summary>
    public ImmutableArray<string> Instead { get; init; } = [];

    /// <summary>Whether it gives once only.</summary>
    public OnceOnly Once { get; init; }

    /// <summary>How often it gives; null: any number of times.</summary>
    public RuleLimit? Limit { get; init; }
}

/// <summary>What a rule answers to.</summary>
public abstract record Occasion
{
    private Occasion()
    {
    }

    /// <summary>A purchase.</summary>
    public sealed record Purchase : Occasion;

    /// <summary>An activity of a type that the shop reports.</summary>
    public sealed record Activity(string Type) : Occasion;

    /// <summary>Months of membership (the filter's <c>months</c>).</summary>
    public sealed record Membership : Occasion;

    /// <summary>The month of the member's birthday, once a calendar year.</summary>
    public sealed record BirthdayMonth : Occasion;
}

/// <summary>Points that a rule gives, or a promotion adds; or a reward that a rule gives.</summary>
/// <param name="Points">Points, more than zero; may have decimals with <paramref name="Per"/>; 0 where a reward is given.</param>
/// <param name="Per">Money that earns them once, more than zero; null: once an order or activity.</param>
/// <param name="Reward">Id of a reward that is a voucher, given instead of points; null: points. Never on purchase.</param>
public sealed record Giving(decimal Points, decimal? Per, string? Reward = null);

/// <summary>Whether a rule gives once only.</summary>
public enum OnceOnly
{
    /// <summary>Each time.</summary>
    No = 0,

    /// <summary>Once for each subject (a review: for each product).</summary>
    PerSubject = 1,

    /// <summary>Once for each member.</summary>
    PerMember = 2,
}

/// <summary>How often a rule gives.</summary>
/// <param name="Times">At least 1.</param>
/// <param name="Per">The rolling period it is counted over; null: for ever.</param>
public sealed record RuleLimit(int Times, Period? Per);

/// <summary>
/// What must hold: every key that is set. An empty list stands for a key that is not set. Line keys (sku, category, brand,
/// minLine) choose lines; the others speak of the order, the member or the occasion.
/// </summary>
public sealed record Filter
{
    /// <summary>A filter that lets everything pass.</summary>
    public static readonly Filter Anything = new();

    /// <summary>Articles.</summary>
    public ImmutableArray<string> Sku { get; init; } = [];

    /// <summary>Categories of articles.</summary>
    public ImmutableArray<string> Category { get; init; } = [];

    /// <summary>Brands of articles.</summary>
    public ImmutableArray<string> Brand { get; init; } = [];

    /// <summary>Regions of members.</summary>
    public ImmutableArray<string> Region { get; init; } = [];

    /// <summary>Tiers that members have before the order.</summary>
    public ImmutableArray<string> Tier { get; init; } = [];

    /// <summary>Channels of orders.</summary>
    public ImmutableArray<string> Channel { get; init; } = [];

    /// <summary>Ways of paying.</summary>
    public ImmutableArray<string> PaymentMethod { get; init; } = [];

    /// <summary>Partners at which was bought.</summary>
    public ImmutableArray<string> Partner { get; init; } = [];

    /// <summary>Tags of members.</summary>
    public ImmutableArray<string> Tag { get; init; } = [];

    /// <summary>Numbers of the order among the member's kept purchases, from 1.</summary>
    public ImmutableArray<int> OrderNumber { get; init; } = [];

    /// <summary>Months of membership, from 1.</summary>
    public ImmutableArray<int> Months { get; init; } = [];

    /// <summary>Least amount of the order by currency; a currency that is not named does not pass. Empty: any.</summary>
    public ImmutableDictionary<Currency, decimal> MinOrder { get; init; } = ImmutableDictionary<Currency, decimal>.Empty;

    /// <summary>Least amount of the line by currency; a currency that is not named does not pass. Empty: any.</summary>
    public ImmutableDictionary<Currency, decimal> MinLine { get; init; } = ImmutableDictionary<Currency, decimal>.Empty;
}
