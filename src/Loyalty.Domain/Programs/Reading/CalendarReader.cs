using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>Periods, local times and time zones.</summary>
internal static partial class CalendarReader
{
    // Longer ones would leave the calendar when they are added to a date.
    private const int MostYears = 100;

    private static readonly LocalDateTimePattern ToMinute =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    private static readonly LocalDateTimePattern ToSecond =
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss");

    public static readonly WordList<IsoDayOfWeek> Weekdays = new(
        ("mon", IsoDayOfWeek.Monday),
        ("tue", IsoDayOfWeek.Tuesday),
        ("wed", IsoDayOfWeek.Wednesday),
        ("thu", IsoDayOfWeek.Thursday),
        ("fri", IsoDayOfWeek.Friday),
        ("sat", IsoDayOfWeek.Saturday),
        ("sun", IsoDayOfWeek.Sunday));

    public static string Write(LocalDateTime time) => (time.Second == 0 ? ToMinute : ToSecond).Format(time);

    public static Period? ReadPeriod(Place place)
    {
        if (place.Text() is not { } text)
            return null;
        if (IsPeriod(text) && PeriodPattern.Roundtrip.Parse(text) is { Success: true, Value: var period } && IsUsable(period))
            return period;

        place.Fault(
            FaultCode.Malformed,
            $"A period is an ISO 8601 duration above zero and up to {MostYears} years, for example P12M, P14D or PT1H.");
        return null;
    }

    /// <summary>Whether a text is written like a period; it may still be zero or too long.</summary>
    public static bool IsPeriod(string text) => Duration().IsMatch(text);

    public static LocalDateTime? ReadLocalTime(Place place)
    {
        if (place.Text() is not { } text)
            return null;

        var parsed = (text.Length == 16 ? ToMinute : ToSecond).Parse(text);
        if (parsed.Success && parsed.Value.Year is >= 2000 and < 3000)
            return parsed.Value;

        place.Fault(
            FaultCode.Malformed,
            "A time is written like 2026-11-27T00:00, in the program's zone, from the year 2000 to 2999.");
        return null;
    }

    public static DateTimeZone? ReadZone(Place place)
    {
        if (place.Text() is not { } text)
            return null;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is { } zone)
            return zone;

        place.Fault(FaultCode.UnknownTimeZone, "This is a zone of the IANA time zone database, for example Europe/Paris.");
        return null;
    }

    /// <summary>About how many days a period has: exact where it has no months.</summary>
    public static double DaysOf(Period period, double month = 30.5)
    {
        var hours = period.Hours + (((period.Minutes * 60.0) + period.Seconds) / 3600);
        return (((period.Years * 12.0) + period.Months) * month) + (period.Weeks * 7.0) + period.Days + (hours / 24);
    }

    private static bool IsUsable(Period period) => DaysOf(period) is > 0 and <= MostYears * 12 * 30.5;

    [GeneratedRegex(
        @"^P(?=[0-9T])([0-9]{1,7}Y)?([0-9]{1,7}M)?([0-9]{1,7}W)?([0-9]{1,7}D)?" +
        @"(T(?=[0-9])([0-9]{1,7}H)?([0-9]{1,7}M)?([0-9]{1,7}S)?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Duration();
}
