namespace Loyalty.Domain.Programs.Reading;

/// <summary><c>tiers</c>.</summary>
internal static class TierPolicyReader
{
    private static readonly WordList<TierMetric> Metrics = new(
        ("lifetimePoints", TierMetric.LifetimePoints),
        ("points", TierMetric.Points),
        ("spend", TierMetric.Spend),
        ("balance", TierMetric.Balance));

    private static readonly WordList<Downgrade> Downgrades =
        new(("never", Downgrade.Never), ("atPeriodEnd", Downgrade.AtPeriodEnd), ("atOnce", Downgrade.AtOnce));

    public static TierPolicy? Read(Place place) => place.Object(fields =>
    {
        var metric = fields.Required("metric", Metrics.Read);
        var policy = new TierPolicy
        {
            Metric = metric,
            Over = ReadPeriod(fields, metric),
            Downgrade = fields.Optional("downgrade", Downgrades.Read, Downgrade.Never),
            Grace = fields.Optional("grace", CalendarReader.ReadPeriod),
            Levels = fields.FilledList("levels", TierLevelReader.Read),
        };
        LevelOrder.Check(policy.Levels, fields.ObjectsOf("levels"));
        return policy;
    });

    // The other metrics have no period. One that is written there all the same is checked and says nothing.
    private static TierPeriod? ReadPeriod(ObjectReader fields, TierMetric metric)
    {
        var counted = metric is TierMetric.Points or TierMetric.Spend;
        if (counted && !fields.Has("over"))
            fields.TellMissing("over");
        var period = fields.Optional("over", ReadPeriod);
        return counted ? period : null;
    }

    private static TierPeriod? ReadPeriod(Place place)
    {
        if (place.Text() is not { } text)
            return null;
        if (text == "calendarYear")
            return new TierPeriod.CalendarYear();
        if (text == "memberYear")
            return new TierPeriod.MemberYear();
        if (!CalendarReader.IsPeriod(text))
        {
            place.Fault(FaultCode.Malformed, "This is calendarYear, memberYear, or a rolling period like P12M.");
            return null;
        }

        return CalendarReader.ReadPeriod(place) is { } length ? new TierPeriod.Rolling(length) : null;
    }
}
