using System.Text.RegularExpressions;

namespace Loyalty.Domain.Programs.Reading;

/// <summary><c>referral</c>.</summary>
internal static partial class ReferralReader
{
    public static ReferralPolicy? Read(Place place) => place.Object(fields => new ReferralPolicy(
        fields.Required("referrer", ReadPoints)?.Points ?? 0,
        fields.Required("friend", ReadPoints)?.Points ?? 0,
        fields.Optional("window", CalendarReader.ReadPeriod),
        fields.OptionalValue("maxPerReferrer", NumberRange.ReadCount),
        fields.Optional("keptFor", CalendarReader.ReadPeriod),
        fields.Optional("url", ReadAddress)));

    private static string? ReadAddress(Place place)
    {
        if (place.Text() is not { } text)
            return null;
        if (text.Length <= 2_000 && Address().IsMatch(text))
            return text;

        place.Fault(
            FaultCode.Malformed, "This is an address with the code's place in it, for example https://shop.example/join/{code}.");
        return null;
    }

    private static Side? ReadPoints(Place place) =>
        place.Object(fields => new Side(fields.Required("points", NumberRange.ReadPointsOrNone)));

    private sealed record Side(long Points);

    [GeneratedRegex(@"^https://(?=[^\s/])\S*\{code\}\S*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
