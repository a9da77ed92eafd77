namespace Loyalty.Domain.Programs.Reading;

/// <summary><c>referral</c>.</summary>
internal static class ReferralReader
{
    public static ReferralPolicy? Read(Place place) => place.Object(fields => new ReferralPolicy(
        fields.Required("referrer", ReadPoints)?.Points ?? 0,
        fields.Required("friend", ReadPoints)?.Points ?? 0,
        fields.Optional("window", CalendarReader.ReadPeriod),
        fields.OptionalValue("maxPerReferrer", NumberRange.ReadCount),
        fields.Optional("keptFor", CalendarReader.ReadPeriod)));

    private static Side? ReadPoints(Place place) =>
        place.Object(fields => new Side(fields.Required("points", NumberRange.ReadPointsOrNone)));

    private sealed record Side(long Points);
}
