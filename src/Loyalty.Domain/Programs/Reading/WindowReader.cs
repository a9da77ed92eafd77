namespace Loyalty.Domain.Programs.Reading;

/// <summary><c>from</c>, <c>until</c> and <c>weekly</c> of promotions and rewards.</summary>
internal static class WindowReader
{
    public static TimeWindow Read(ObjectReader fields)
    {
        var window = new TimeWindow(
            fields.Optional("from", CalendarReader.ReadLocalTime, null),
            fields.Optional("until", CalendarReader.ReadLocalTime, null),
            fields.Set("weekly", CalendarReader.Weekdays.Read));
        if (window is { From: { } start, Until: { } end } && end <= start)
            fields.FaultAt("until", FaultCode.OutOfOrder, "A window ends after it begins: 'until' is later than 'from'.");
        return window;
    }
}
