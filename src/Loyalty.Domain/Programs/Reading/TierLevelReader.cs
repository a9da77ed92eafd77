using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Loyalty.Domain.Money;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>A level of <c>tiers</c>.</summary>
internal static partial class TierLevelReader
{
    private const int MaxAddressLength = 2_000;

    public static TierLevel? Read(Place place) => place.Identified(ReferenceKind.Tier, (fields, id) =>
    {
        var invitationOnly = fields.Flag("invitationOnly");
        return new TierLevel
        {
            Id = id!,
            Name = fields.Optional("name", LocalTextReader.Read) ?? LocalTextReader.Standing(id),
            InvitationOnly = invitationOnly,
            From = ReadThreshold(fields, invitationOnly)!,
            Benefits = fields.List("benefits", BenefitReader.Read),
            Art = fields.Optional("art", ReadArt) ?? ImmutableDictionary<string, string>.Empty,
        };
    });

    private static Threshold? ReadThreshold(ObjectReader fields, bool invitationOnly)
    {
        var threshold = fields.Optional("from", ReadThreshold);
        if (invitationOnly)
            fields.Refuse("from", "A level by invitation only has no threshold: leave out one of 'from' and 'invitationOnly'.");
        else if (!fields.Has("from"))
            fields.FaultAt("from", FaultCode.Missing, "A level has a threshold 'from', or is 'invitationOnly'.");
        return invitationOnly ? new Threshold(null, ImmutableDictionary<Currency, decimal>.Empty) : threshold;
    }

    private static Threshold? ReadThreshold(Place place)
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

    private static ImmutableDictionary<string, string> ReadArt(Place place)
    {
        var art = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (use, value) in place.Entries("an object of addresses by use, for example { \"banner\": \"https://…\" }"))
        {
            if (!Use().IsMatch(use))
                value.Fault(FaultCode.Malformed, "A use is 1 to 32 letters, digits and '-', a letter first, for example banner.");
            art[use] = ReadAddress(value) ?? "";
        }

        return art.ToImmutable();
    }

    private static string? ReadAddress(Place place)
    {
        if (place.Text() is not { } text)
            return null;
        if (text.Length <= MaxAddressLength && Address().IsMatch(text))
            return text;

        place.Fault(FaultCode.Malformed, "This is an address that begins with https://, http:// or /.");
        return null;
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9-]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Use();

    [GeneratedRegex(@"^(https?://[^\s/]|/)[^\s]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
