using System.Collections.Immutable;
using Loyalty.Domain.Money;
using NodaTime;

namespace Loyalty.Domain.Programs;

/// <summary>Levels and how they are reached and lost.</summary>
public sealed record TierPolicy
{
    /// <summary>What is measured.</summary>
    public required TierMetric Metric { get; init; }

    /// <summary>The period that <see cref="TierMetric.Points"/> and <see cref="TierMetric.Spend"/> are counted over; null for the other metrics.</summary>
    public TierPeriod? Over { get; init; }

    /// <summary>What time passing does to a tier.</summary>
    public Downgrade Downgrade { get; init; } = Downgrade.Never;

    /// <summary>How much later than due a downgrade happens; null: when due.</summary>
    public Period? Grace { get; init; }

    /// <summary>Levels from the lowest up, at least one; those that can be reached come first, by rising threshold, then the invitation-only ones.</summary>
    public required ImmutableArray<TierLevel> Levels { get; init; }
}

/// <summary>What a tier is measured by.</summary>
public enum TierMetric
{
    /// <summary>All points ever given, less those of returns.</summary>
    LifetimePoints = 1,

    /// <summary>Points given in the period, less those of returns.</summary>
    Points = 2,

    /// <summary>Money spent in the period, less returns.</summary>
    Spend = 3,

    /// <summary>Spendable points now.</summary>
    Balance = 4,
}

/// <summary>What time passing does to a tier.</summary>
public enum Downgrade
{
    /// <summary>Nothing.</summary>
    Never = 1,

    /// <summary>It is assessed at the end of each period.</summary>
    AtPeriodEnd = 2,

    /// <summary>It goes as soon as the metric falls.</summary>
    AtOnce = 3,
}

/// <summary>The period a metric is counted over.</summary>
public abstract record TierPeriod
{
    private TierPeriod()
    {
    }

    /// <summary>Looks back from now by a calendar period; its start is excluded.</summary>
    public sealed record Rolling(Period Length) : TierPeriod;

    /// <summary>From 1 January in the program's zone.</summary>
    public sealed record CalendarYear : TierPeriod;

    /// <summary>From the day of enrolment, each year.</summary>
    public sealed record MemberYear : TierPeriod;
}

/// <summary>One level.</summary>
public sealed record TierLevel
{
    /// <summary>The level's id, unique among the levels.</summary>
    public required string Id { get; init; }

    /// <summary>Name by locale; the id where the document has none.</summary>
    public required LocalText Name { get; init; }

    /// <summary>The metric's value from which a member has the level.</summary>
    public required Threshold From { get; init; }

    /// <summary>Thresholds of members of a region, by region; they come before <see cref="From"/>.</summary>
    public ImmutableDictionary<string, Threshold> FromByRegion { get; init; } = ImmutableDictionary<string, Threshold>.Empty;

    /// <summary>Whether staff alone give it.</summary>
    public bool InvitationOnly { get; init; }

    /// <summary>What its members have.</summary>
    public ImmutableArray<Benefit> Benefits { get; init; } = [];

    /// <summary>The colour that it is shown in, as <c>#rrggbb</c>; null: whatever the page has.</summary>
    public string? Colour { get; init; }

    /// <summary>Addresses of pictures by use (<c>banner</c>, <c>icon</c> …) and locale.</summary>
    public ImmutableSortedDictionary<string, LocalText> Art { get; init; } = ImmutableSortedDictionary<string, LocalText>.Empty;

    /// <summary>Texts of the shop's own by use (<c>banner</c> …) and locale.</summary>
    public ImmutableSortedDictionary<string, LocalText> Texts { get; init; } = ImmutableSortedDictionary<string, LocalText>.Empty;

    /// <summary>The threshold for a member of a currency and a region; null where the level cannot be reached.</summary>
    public decimal? ThresholdFor(Currency currency, string? region) => InvitationOnly
        ? null
        : (region is not null && FromByRegion.TryGetValue(region, out var own) ? own.In(currency) : null) ?? From.In(currency);
}

/// <summary>A threshold: one number for all currencies, or one for each; 0 or more.</summary>
/// <param name="ForAll">The number for all currencies; null where it differs.</param>
/// <param name="ByCurrency">The number by currency, where it differs.</param>
public sealed record Threshold(decimal? ForAll, ImmutableDictionary<Currency, decimal> ByCurrency)
{
    /// <summary>The threshold for a member of a currency; null where the level cannot be reached in it.</summary>
    public decimal? In(Currency currency) => ForAll ?? (ByCurrency.TryGetValue(currency, out var value) ? value : null);
}

/// <summary>Something that a tier's members have.</summary>
public abstract record Benefit
{
    private Benefit()
    {
    }

    /// <summary>A percentage off every order, above 0 and up to 100.</summary>
    public sealed record PercentOff(decimal Percent) : Benefit;

    /// <summary>Free shipping, from an order value by currency, or always where it is empty.</summary>
    public sealed record FreeShipping(ImmutableDictionary<Currency, decimal> MinOrder) : Benefit;

    /// <summary>Sales and collections before others.</summary>
    public sealed record EarlyAccess : Benefit;

    /// <summary>Service before others.</summary>
    public sealed record PriorityService : Benefit;

    /// <summary>Invitations to events.</summary>
    public sealed record EventInvitations : Benefit;

    /// <summary>Recommendations made for the member.</summary>
    public sealed record Recommendations : Benefit;
}
