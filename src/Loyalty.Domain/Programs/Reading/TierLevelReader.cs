using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>A level of <c>tiers</c>.</summary>
internal static partial class TierLevelReader
{
    public static TierLevel? Read(Place place) => place.Identified(ReferenceKind.Tier, (fields, id) =>
    {
        var invitationOnly = fields.Flag("invitationOnly");
        return new TierLevel
        {
            Id = id!,
            Name = fields.Optional("name", LocalTextReader.Read) ?? LocalTextReader.Standing(id),
            InvitationOnly = invitationOnly,
            From = ThresholdReader.ReadFrom(fields, invitationOnly)!,
            FromByRegion = ThresholdReader.ReadFromByRegion(fields, invitationOnly),
            Benefits = fields.List("benefits", BenefitReader.Read),
            Colour = fields.Optional("colour", ReadColour),
            Art = fields.Optional("art", ByUseReader.ReadAddresses) ?? ImmutableSortedDictionary<string, LocalText>.Empty,
            Texts = fields.Optional("texts", ByUseReader.ReadTexts) ?? ImmutableSortedDictionary<string, LocalText>.Empty,
        };
    });

    private static string? ReadColour(Place place)
    {
        if (place.Text() is not { } text)
            return null;
        if (Colour().IsMatch(text))
            return text;

        place.Fault(FaultCode.Malformed, "This is a colour of the form #rrggbb, for example #b98405.");
        return null;
    }

    [GeneratedRegex(@"^#[0-9A-Fa-f]{6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Colour();
}
