using System.Collections.Immutable;
using System.Text.Json;
using Loyalty.Domain.Money;

namespace Loyalty.Domain.Programs.Reading;

/// <summary><c>from</c> and <c>fromByRegion</c> of a level.</summary>
internal static class ThresholdReader
{
    private static readonly Threshold None = new(null, ImmutableDictionary<Currency, decimal>.Empty);

    public static Threshold? ReadFrom(ObjectReader fields, bool invitationOnly)
    {
        var threshold = fields.Optional("from", Read);
        if (invitationOnly)
            fields.Refuse("from", "A level by invitation only has no threshold: leave out one of 'from' and 'invitationOnly'.");
        else if (!fields.Has("from"))
            fields.FaultAt("from", FaultCode.Missing, "A level has a threshold 'from', or is 'invitationOnly'.");
        return invitationOnly ? None : threshold;
    }

    public static ImmutableDictionary<string, Threshold> ReadFromByRegion(ObjectReader fields, bool invitationOnly)
    {
        var thresholds = fields.Optional("fromByRegion", ReadByRegion) ?? ImmutableDictionary<string, Threshold>.Empty;
        if (invitationOnly)
            fields.Refuse("fromByRegion", "A level by invitation only has no threshold: leave out 'fromByRegion' or 'invitationOnly'.");
        return thresholds;
    }

    private static ImmutableDictionary<string, Threshold> ReadByRegion(Place place)
    {
        var thresholds = ImmutableDictionary.CreateBuilder<string, Threshold>(StringComparer.Ordinal);
        foreach (var (region, value) in place.Entries("an object of thresholds by region, for example { \"AE\": { \"AED\": 2500 } }"))
        {
            var threshold = Read(value);
            if (Id.CheckName(region, value) && threshold is not null)
                thresholds[region] = threshold;
        }

        if (place.Value.ValueKind == JsonValueKind.Object && !place.Value.EnumerateObject().Any())
            place.Fault(FaultCode.Empty, "There is a threshold in at least one region.");
        return thresholds.ToImmutable();
    }

    private static Threshold? Read(Place place)
    {
        if (place.Value.ValueKind != JsonValueKind.Object)
        {
            return NumberRange.Threshold.Read(place) is { } forAll
                ? new Threshold(forAll, ImmutableDictionary<Currency, decimal>.Empty)
                : null;
        }

        if (!place.Value.EnumerateObject().Any())
            place.Fault(FaultCode.Empty, "There is a threshold in at least one currency.");
        return new Threshold(null, MoneyReader.ReadByCurrency(place, NumberRange.Threshold));
    }
}
