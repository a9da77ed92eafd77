using Loyalty.Domain.Money;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Tiers;

/// <summary>
/// Where a member stands: the tier and the way to the next one, as it was told when it was. Kept with each event, so that a
/// receipt says the same years later, whatever became of the program.
/// </summary>
public sealed record Standing
{
    /// <summary>The tier.</summary>
    public required TierHeld Tier { get; init; }

    /// <summary>The tier's name in the member's locale.</summary>
    public required string TierName { get; init; }

    /// <summary>What is measured.</summary>
    public required TierMetric Metric { get; init; }

    /// <summary>The metric's value.</summary>
    public decimal Value { get; init; }

    /// <summary>Id of the next level; null at the top.</summary>
    public string? NextTier { get; init; }

    /// <summary>The value from which the member has it; null at the top.</summary>
    public decimal? Threshold { get; init; }

    /// <summary>The currency of value and threshold; null where they are points.</summary>
    public Currency? Currency { get; init; }

    /// <summary>The member's locale.</summary>
    public string? Locale { get; init; }

    /// <summary>What is missing to the next tier; null at the top.</summary>
    public decimal? Missing => Threshold is { } threshold ? Math.Max(0, threshold - Value) : null;

    /// <summary>Whole percent of the threshold, 0 to 99; 100 at the top.</summary>
    public int Percent => Threshold is { } threshold ? (int)Math.Clamp(Math.Floor(Value * 100 / Math.Max(threshold, 1)), 0, 99) : 100;

    internal static Standing Of(Measure measure, TierHeld held, string? locale, Instant at)
    {
        var value = measure.ValueAt(at);
        var rank = measure.RankOf(held.Id);
        var next = Next(measure, rank, value);
        var tiers = measure.Program.Tiers;
        return new Standing
        {
            Tier = held,
            TierName = tiers.Levels[rank].Name.For(locale),
            Metric = tiers.Metric,
            Value = value,
            NextTier = next is { } above ? tiers.Levels[above].Id : null,
            Threshold = next is { } reached ? measure.ThresholdOf(reached) : null,
            Currency = tiers.Metric == TierMetric.Spend ? measure.Currency : null,
            Locale = locale,
        };
    }

    private static int? Next(Measure measure, int rank, decimal value)
    {
        for (var above = rank + 1; above < measure.Program.Tiers.Levels.Length; above++)
        {
            if (measure.ThresholdOf(above) is { } threshold && threshold > value)
            {
                return above;
            }
        }

        return null;
    }
}
