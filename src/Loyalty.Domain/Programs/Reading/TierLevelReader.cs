using System.Collections.Immutable;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>A level of <c>tiers</c>.</summary>
internal static class TierLevelReader
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
            Art = fields.Optional("art", ByUseReader.ReadAddresses) ?? ImmutableDictionary<string, LocalText>.Empty,
            Texts = fields.Optional("texts", ByUseReader.ReadTexts) ?? ImmutableDictionary<string, LocalText>.Empty,
        };
    });
}
