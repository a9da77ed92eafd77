namespace Loyalty.Domain.Programs.Reading;

/// <summary><c>gifts</c>.</summary>
internal static class GiftPolicyReader
{
    public static GiftPolicy? Read(Place place) => place.Object(fields => new GiftPolicy(
        fields.OptionalValue("maxPerDay", NumberRange.ReadPoints),
        fields.Optional("coolingOff", CalendarReader.ReadPeriod)));
}
