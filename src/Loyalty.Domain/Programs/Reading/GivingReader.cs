namespace Loyalty.Domain.Programs.Reading;

/// <summary>Points that a rule gives or a promotion adds.</summary>
internal static class GivingReader
{
    public static Giving? Read(Place place) => place.Object(fields =>
    {
        var range = fields.Has("per") ? NumberRange.PointsPerUnit : NumberRange.Points;
        var points = fields.Required("points", range.Read);
        var per = fields.Optional("per", value => NumberRange.Money.Read(value), null);
        CheckRate(fields, points, per);
        return new Giving(points ?? 0, per);
    });

    /// <summary>As <see cref="Read"/>, where points are not given by money.</summary>
    public static Giving? ReadOnce(Place place) => place.Object(fields =>
    {
        var points = fields.Required("points", NumberRange.Points.Read);
        fields.Optional("per", value => NumberRange.Money.Read(value) is not null, false);
        fields.Refuse("per", "Only rules on purchase give by money.");
        return new Giving(points ?? 0, null);
    });

    private static void CheckRate(ObjectReader fields, decimal? points, decimal? per)
    {
        if (points is { } many && per is { } unit && many / unit > NumberRange.Points.Most)
            fields.FaultAt("points", FaultCode.OutOfRange, $"Points for 1 of money are at most {NumberRange.Points.Most}.");
    }
}
