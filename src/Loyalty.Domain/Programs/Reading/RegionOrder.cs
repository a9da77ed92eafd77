using System.Globalization;
using Loyalty.Domain.Money;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>What must hold between levels in each region that has thresholds of its own: zero first, complete, and rising.</summary>
internal static class RegionOrder
{
    /// <summary>Checks the levels that can be reached, from the lowest up; what is wrong without regions is told elsewhere.</summary>
    public static void Check((TierLevel Level, Place Place)[] levels)
    {
        var regions = levels.SelectMany(entry => entry.Level.FromByRegion.Keys).Distinct().Order(StringComparer.Ordinal);
        foreach (var region in regions)
        {
            foreach (var currency in CurrenciesOf(levels, region))
                Check(levels, region, currency);
        }
    }

    private static IEnumerable<Currency> CurrenciesOf((TierLevel Level, Place Place)[] levels, string region)
    {
        var own = levels[0].Place.Reading.Currencies ?? [];
        return own.Where(currency => levels.Any(entry => Own(entry.Level, region, currency) is not null));
    }

    private static void Check((TierLevel Level, Place Place)[] levels, string region, Currency currency)
    {
        for (var rank = 0; rank < levels.Length; rank++)
        {
            var entry = levels[rank];
            if (IsFaulty(entry.Place) || (rank > 0 && IsFaulty(levels[rank - 1].Place)))
                continue;
            if (entry.Level.ThresholdFor(currency, region) is null)
                Tell(entry, region, currency, FaultCode.Missing, "other levels have a threshold there, this one needs it too");
            else if (rank == 0 && Own(entry.Level, region, currency) is not (null or 0))
                Tell(entry, region, currency, FaultCode.OutOfOrder, "the first level is everybody's, from 0");
            else if (rank > 0 && DoesNotRise(levels[rank - 1].Level, entry.Level, region, currency) is { } below)
                Tell(entry, region, currency, FaultCode.OutOfOrder, Text($"levels rise, this is more than {below}"));
        }
    }

    // What could not be read, or is told already, makes no second fault.
    private static bool IsFaulty(Place level) =>
        level.Reading.HasFaultAtOrBelow(level.At("from").Pointer)
        || level.Reading.HasFaultAtOrBelow(level.At("fromByRegion").Pointer);

    private static decimal? DoesNotRise(TierLevel lower, TierLevel level, string region, Currency currency)
    {
        var isOfRegion = Own(lower, region, currency) is not null || Own(level, region, currency) is not null;
        return isOfRegion && level.ThresholdFor(currency, region) <= lower.ThresholdFor(currency, region)
            ? lower.ThresholdFor(currency, region)
            : null;
    }

    private static decimal? Own(TierLevel level, string region, Currency currency) =>
        level.FromByRegion.TryGetValue(region, out var threshold) ? threshold.In(currency) : null;

    private static void Tell((TierLevel Level, Place Place) entry, string region, Currency currency, string code, string what)
    {
        var place = entry.Place.At("fromByRegion").At(region);
        var isByCurrency = entry.Level.FromByRegion.TryGetValue(region, out var threshold) && threshold.ForAll is null;
        (isByCurrency ? place.At(currency.Code) : place).Fault(code, $"In region '{region}', currency {currency.Code}: {what}.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
