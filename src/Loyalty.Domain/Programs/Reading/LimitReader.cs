namespace Loyalty.Domain.Programs.Reading;

/// <summary><c>limit</c> of rules and rewards.</summary>
internal static class LimitReader
{
    public static RuleLimit? Read(Place place) => place.Object(fields =>
        new RuleLimit(fields.Required("times", NumberRange.ReadCount), fields.Optional("per", CalendarReader.ReadPeriod)));
}
