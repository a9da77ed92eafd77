using System.Collections.Immutable;
using Loyalty.Domain.Money;
using NodaTime;

namespace Loyalty.Domain.Programs.Reading;

/// <summary><c>points</c>.</summary>
internal static class PointsPolicyReader
{
    private const int LongestHold = 31;

    private static readonly WordList<Rounding> Roundings =
        new(("down", Rounding.Down), ("nearest", Rounding.Nearest), ("up", Rounding.Up));

    private static readonly WordList<ExpiryStart> Starts =
        new(("earning", ExpiryStart.Earning), ("lastActivity", ExpiryStart.LastActivity));

    private static readonly WordList<ExpiryMoment> Moments = new(
        ("exact", ExpiryMoment.Exact),
        ("endOfDay", ExpiryMoment.EndOfDay),
        ("endOfMonth", ExpiryMoment.EndOfMonth),
        ("endOfYear", ExpiryMoment.EndOfYear));

    private static readonly WordList<PaidParts> Parts = new(("points", PaidParts.Points), ("vouchers", PaidParts.Vouchers));

    private static readonly PointsPolicy Default = new();

    public static PointsPolicy? Read(Place place) => place.Object(fields =>
    {
        var policy = Read(fields);
        CheckPending(fields, policy);
        return policy;
    });

    private static PointsPolicy Read(ObjectReader fields) => new()
    {
        Rounding = fields.Optional("rounding", Roundings.Read, Rounding.Down),
        PendingFor = fields.Optional("pendingFor", CalendarReader.ReadPeriod),
        Expire = fields.Optional("expire", ReadExpiry),
        WarnBefore = fields.Optional("warnBefore", CalendarReader.ReadPeriod),
        HoldFor = fields.Optional("holdFor", ReadHold) ?? Default.HoldFor,
        Excludes = fields.Optional("excludes", ReadParts, Default.Excludes),
        Worth = fields.Optional("worth", worth => MoneyReader.ReadByCurrency(worth, NumberRange.Worth))
            ?? ImmutableDictionary<Currency, decimal>.Empty,
    };

    private static Period? ReadHold(Place place)
    {
        if (CalendarReader.ReadPeriod(place) is not { } period)
            return null;
        if (CalendarReader.DaysOf(period) <= LongestHold)
            return period;

        place.Fault(FaultCode.OutOfRange, $"Points are held for at most {LongestHold} days.");
        return null;
    }

    // An empty list has a meaning here: everything earns.
    private static PaidParts ReadParts(Place place)
    {
        var parts = PaidParts.None;
        foreach (var item in place.Items())
        {
            var part = Parts.Read(item);
            if (part != PaidParts.None && parts.HasFlag(part))
                item.Fault(FaultCode.Duplicate, "This is in the list already: leave it out.");
            parts |= part;
        }

        return parts;
    }

    private static void CheckPending(ObjectReader fields, PointsPolicy policy)
    {
        if (policy is not { PendingFor: { } pending, Expire.After: { } after })
            return;

        // Months have 28 to 31 days: told is only what is too long whichever they are.
        var isLonger = CalendarReader.DaysOf(pending, 28) > CalendarReader.DaysOf(after, 28)
            && CalendarReader.DaysOf(pending, 31) > CalendarReader.DaysOf(after, 31);
        if (isLonger)
        {
            fields.FaultAt(
                "pendingFor", FaultCode.OutOfOrder, "Points would expire before they can be spent: this is at most 'expire.after'.");
        }
    }

    private static ExpiryPolicy? ReadExpiry(Place place) => place.Object(fields => new ExpiryPolicy(
        fields.Required("after", CalendarReader.ReadPeriod)!,
        fields.Optional("from", Starts.Read, ExpiryStart.Earning),
        fields.Optional("at", Moments.Read, ExpiryMoment.Exact)));
}
