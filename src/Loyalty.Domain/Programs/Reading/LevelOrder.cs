using System.Collections.Immutable;
using System.Globalization;
using Loyalty.Domain.Money;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>What must hold between levels: they begin at zero and rise in each currency, and invitations come last.</summary>
internal static class LevelOrder
{
    public static void Check(ImmutableArray<TierLevel> levels, IReadOnlyList<Place> places)
    {
        var all = levels.Zip(places, (level, place) => (Level: level, Place: place)).ToArray();
        CheckInvitationsLast(all);
        CheckFirst(all);

        var reachable = all.Where(entry => !entry.Level.InvitationOnly && entry.Level.From is not null).ToArray();
        var currencies = reachable.SelectMany(entry => entry.Level.From.ByCurrency.Keys)
            .Distinct().OrderBy(currency => currency.Code, StringComparer.Ordinal).ToArray();
        CheckComplete(reachable, currencies);
        CheckRising(reachable, currencies);
        if (all is [{ Level.InvitationOnly: false }, ..])
            RegionOrder.Check(reachable);
    }

    private static void CheckInvitationsLast((TierLevel Level, Place Place)[] levels)
    {
        var invited = false;
        foreach (var (level, place) in levels.Skip(1))
        {
            if (invited && !level.InvitationOnly)
                place.Fault(FaultCode.OutOfOrder, "Levels by invitation only come after all others.");
            invited |= level.InvitationOnly;
        }
    }

    private static void CheckFirst((TierLevel Level, Place Place)[] levels)
    {
        if (levels.Length == 0)
            return;

        var (first, place) = levels[0];
        if (first.InvitationOnly)
            place.Fault(FaultCode.OutOfOrder, "The first level is everybody's: from 0, not by invitation.");
        else if (first.From is { } from && (from.ForAll ?? 0) != 0)
            place.At("from").Fault(FaultCode.OutOfOrder, "The first level is everybody's: from 0.");
        else if (first.From is { } map)
            CheckZero(map.ByCurrency, place);
    }

    private static void CheckZero(ImmutableDictionary<Currency, decimal> thresholds, Place level)
    {
        foreach (var currency in thresholds.Keys.Where(key => thresholds[key] != 0).OrderBy(key => key.Code))
            level.At("from").At(currency.Code).Fault(FaultCode.OutOfOrder, "The first level is everybody's: from 0.");
    }

    private static void CheckComplete((TierLevel Level, Place Place)[] levels, Currency[] currencies)
    {
        foreach (var (level, place) in levels)
        {
            // A number that could not be read is told already.
            if (place.Reading.HasFaultAtOrBelow(place.At("from").Pointer))
                continue;
            foreach (var currency in currencies.Where(currency => level.From.In(currency) is null))
            {
                place.At("from").At(currency.Code)
                    .Fault(FaultCode.Missing, $"Other levels have a threshold in {currency.Code}: this one needs it too.");
            }
        }
    }

    private static void CheckRising((TierLevel Level, Place Place)[] levels, Currency[] currencies)
    {
        for (var index = 1; index < levels.Length; index++)
        {
            var (lower, (level, place)) = (levels[index - 1].Level, levels[index]);
            if (level.From.ForAll is { } forAll && (lower.From.ForAll ?? Highest(lower.From)) is { } below && forAll <= below)
                TellNotRising(place.At("from"), below, lower);
            else if (level.From.ForAll is null)
                CheckRising(lower, level, place, currencies);
        }
    }

    private static void CheckRising(TierLevel lower, TierLevel level, Place place, Currency[] currencies)
    {
        foreach (var currency in currencies)
        {
            if (level.From.In(currency) is { } threshold && lower.From.In(currency) is { } below && threshold <= below)
                TellNotRising(place.At("from").At(currency.Code), below, lower);
        }
    }

    private static void TellNotRising(Place place, decimal below, TierLevel lower) => place.Fault(
        FaultCode.OutOfOrder,
        string.Create(CultureInfo.InvariantCulture, $"Levels rise: this is more than {below}, the threshold of '{lower.Id}'."));

    private static decimal? Highest(Threshold threshold) =>
        threshold.ByCurrency.IsEmpty ? null : threshold.ByCurrency.Values.Max();
}
