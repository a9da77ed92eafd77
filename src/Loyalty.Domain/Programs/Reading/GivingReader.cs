namespace Loyalty.Domain.Programs.Reading;

/// <summary>Points that a rule gives or a promotion adds.</summary>
internal static class GivingReader
{
    public static Giving? Read(Place place) => place.Object(fields =>
    {
        var range = fields.Has("per") ? NumberRange.PointsPerUnit : NumberRange.Points;
        var points = fields.Required("points", range.Read);
        var per = fields.Optional("per", value => NumberRange.Money.Read(value), null);
        fields.Optional("reward", Id.Read);
        fields.Refuse("reward", "Purchases earn points: only rules on anything else give a reward.");
        CheckRate(fields, points, per);
        return new Giving(points ?? 0, per);
    });

    /// <summary>As <see cref="Read"/>, where points are not given by money, and a reward may be given instead of them.</summary>
    public static Giving? ReadOnce(Place place) => place.Object(fields =>
    {
        var givesReward = fields.Has("reward");
        var points = givesReward ? fields.Optional("points", value => NumberRange.Points.Read(value), null) : ReadPoints(fields);
        var reward = fields.Optional("reward", Id.Naming(ReferenceKind.VoucherReward));
        if (givesReward)
            fields.Refuse("points", "A rule gives points or a reward: leave out one of 'points' and 'reward'.");
        fields.Optional("per", value => NumberRange.Money.Read(value) is not null, false);
        fields.Refuse("per", "Only rules on purchase give by money.");
        return new Giving(givesReward ? 0 : points ?? 0, null, reward);
    });

    private static decimal? ReadPoints(ObjectReader fields) => fields.Required("points", NumberRange.Points.Read);

    private static void CheckRate(ObjectReader fields, decimal? points, decimal? per)
    {
        if (points is { } many && per is { } unit && many / unit > NumberRange.Points.Most)
            fields.FaultAt("points", FaultCode.OutOfRange, $"Points for 1 of money are at most {NumberRange.Points.Most}.");
    }
}
