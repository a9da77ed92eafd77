using System.Collections.Immutable;
using Loyalty.Domain.Calendars;
using Loyalty.Domain.Money;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Tiers;

/// <summary>A member's figures, as the program's tier metric measures them.</summary>
internal sealed record Measure(
    LoyaltyProgram Program,
    Currency Currency,
    string? Region,
    Instant EnrolledAt,
    ImmutableArray<Contribution> Contributions,
    long LifetimePoints,
    long Balance)
{
    private DateTimeZone Zone => Program.TimeZone;

    /// <summary>The metric's value at an instant: what counted by then.</summary>
    public decimal ValueAt(Instant at) => Program.Tiers.Metric switch
    {
        TierMetric.LifetimePoints => LifetimePoints,
        TierMetric.Balance => Balance,
        _ => Sum(counts => counts > PeriodStart(at) && counts <= at),
    };

    /// <summary>The metric's value over the whole period that ended at an instant.</summary>
    public decimal ValueOfPeriodEnding(Instant end)
    {
        var start = PeriodStart(end - Duration.Epsilon);
        return Sum(counts => counts > start && counts < end);
    }

    /// <summary>The highest level that a value reaches, counted from 0.</summary>
    public int Qualifying(decimal value)
    {
        var reached = 0;
        for (var rank = 1; rank < Program.Tiers.Levels.Length; rank++)
        {
            reached = ThresholdOf(rank) is { } threshold && value >= threshold ? rank : reached;
        }

        return reached;
    }

    /// <summary>The value from which a member of this currency and region has a level; null where it cannot be reached.</summary>
    public decimal? ThresholdOf(int rank) => Program.Tiers.Levels[rank].ThresholdFor(Currency, Region);

    /// <summary>A level's place from the lowest, 0; 0 also for a level that the program no longer has.</summary>
    public int RankOf(string level)
    {
        var levels = Program.Tiers.Levels;
        for (var rank = levels.Length - 1; rank > 0; rank--)
        {
            if (levels[rank].Id == level)
            {
                return rank;
            }
        }

        return 0;
    }

    /// <summary>When the period that holds an instant ends; null where the metric has none.</summary>
    public Instant? PeriodEnd(Instant at) => Program.Tiers.Over switch
    {
        TierPeriod.Rolling rolling => Zone.Plus(at, rolling.Length),
        TierPeriod.CalendarYear => Zone.StartOf(new LocalDate(Zone.DateOf(at).Year + 1, 1, 1)),
        TierPeriod.MemberYear => Zone.StartOf(Anniversary(YearsAt(at) + 1)),
        _ => null,
    };

    /// <summary>The first instant after another at which, with nothing new, the value is below a threshold; null: never.</summary>
    public Instant? FallBelow(decimal threshold, Instant after)
    {
        if (threshold <= 0 || Program.Tiers.Over is null)
        {
            return null;
        }

        return Program.Tiers.Over is TierPeriod.Rolling rolling ? FallBelow(threshold, after, rolling.Length) : PeriodEnd(after);
    }

    private Instant? FallBelow(decimal threshold, Instant after, Period length)
    {
        var value = ValueAt(after);
        foreach (var contribution in Contributions)
        {
            if (contribution.At > PeriodStart(after) && contribution.At <= after)
            {
                value -= contribution.Amount;
                if (value < threshold)
                {
                    return Zone.LeavesAt(contribution.At, length);
                }
            }
        }

        return null;
    }

    /// <summary>The last instant that no longer counts at an instant.</summary>
    private Instant PeriodStart(Instant at) => Program.Tiers.Over switch
    {
        TierPeriod.Rolling rolling => Zone.Minus(at, rolling.Length),
        TierPeriod.CalendarYear => Zone.StartOf(new LocalDate(Zone.DateOf(at).Year, 1, 1)) - Duration.Epsilon,
        TierPeriod.MemberYear => Zone.StartOf(Anniversary(YearsAt(at))) - Duration.Epsilon,
        _ => Instant.MinValue,
    };

    private int YearsAt(Instant at)
    {
        var date = Zone.DateOf(at);
        var years = date.Year - Zone.DateOf(EnrolledAt).Year;
        return date < Anniversary(years) ? years - 1 : years;
    }

    private LocalDate Anniversary(int years) => Zone.DateOf(EnrolledAt).PlusYears(years);

    private decimal Sum(Func<Instant, bool> counts)
    {
        var sum = 0m;
        foreach (var contribution in Contributions)
        {
            sum += counts(contribution.At) ? contribution.Amount : 0;
        }

        return sum;
    }
}
