using System.Collections.Immutable;
using Loyalty.Domain.Money;

namespace Loyalty.Domain.Programs.Reading;

/// <summary><c>points</c>.</summary>
internal static class PointsPolicyReader
{
    private static readonly WordList<Rounding> Roundings =
        new(("down", Rounding.Down), ("nearest", Rounding.Nearest), ("up", Rounding.Up));

    private static readonly WordList<ExpiryStart> Starts =
        new(("earning", ExpiryStart.Earning), ("lastActivity", ExpiryStart.LastActivity));

    private static readonly WordList<ExpiryMoment> Moments = new(
        ("exact", ExpiryMoment.Exact),
        ("endOfDay", ExpiryMoment.EndOfDay),
        ("endOfMonth", ExpiryMoment.EndOfMonth),
        ("endOfYear", ExpiryMoment.EndOfYear));

    public static PointsPolicy? Read(Place place) => place.Object(fields => new PointsPolicy
    {
        Rounding = fields.Optional("rounding", Roundings.Read, Rounding.Down),
        PendingFor = fields.Optional("pendingFor", CalendarReader.ReadPeriod),
        Expire = fields.Optional("expire", ReadExpiry),
        WarnBefore = fields.Optional("warnBefore", CalendarReader.ReadPeriod),
        Worth = fields.Optional("worth", worth => MoneyReader.ReadByCurrency(worth, NumberRange.Worth))
            ?? ImmutableDictionary<Currency, decimal>.Empty,
    });

    private static ExpiryPolicy? ReadExpiry(Place place) => place.Object(fields => new ExpiryPolicy(
        fields.Required("after", CalendarReader.ReadPeriod)!,
        fields.Optional("from", Starts.Read, ExpiryStart.Earning),
        fields.Optional("at", Moments.Read, ExpiryMoment.Exact)));
}
