using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Calendars;

/// <summary>
/// Calendar arithmetic in a program's zone. A local time that a change of summer time skips is moved forward by the gap's length;
/// of one that comes twice the first is meant. Years to days go by the local calendar, hours to seconds by the time that passes.
/// </summary>
internal static class ProgramCalendar
{
    /// <summary>An instant a period later: first its days, then its hours.</summary>
    public static Instant Plus(this DateTimeZone zone, Instant start, Period period)
    {
        var day = period.HasDateComponent ? zone.AtLeniently(start.InZone(zone).LocalDateTime + period.Days()).ToInstant() : start;
        return day + period.Hours();
    }

    /// <summary>An instant a period earlier: first its hours, then its days.</summary>
    public static Instant Minus(this DateTimeZone zone, Instant start, Period period)
    {
        var hour = start - period.Hours();
        return period.HasDateComponent ? zone.AtLeniently(hour.InZone(zone).LocalDateTime - period.Days()).ToInstant() : hour;
    }

    /// <summary>The local date of an instant.</summary>
    public static LocalDate DateOf(this DateTimeZone zone, Instant instant) => instant.InZone(zone).Date;

    /// <summary>The first instant of a local date; of the next one where the zone left the whole date out (Apia, 30 December 2011).</summary>
    public static Instant StartOf(this DateTimeZone zone, LocalDate date)
    {
        var midnight = zone.MapLocal(date.AtMidnight());
        return midnight.Count == 0 ? midnight.LateInterval.Start : midnight.First().ToInstant();
    }

    /// <summary>When points whose time is counted from an instant expire; <see cref="Instant.MaxValue"/> without a policy.</summary>
    public static Instant Expiry(this DateTimeZone zone, Instant start, ExpiryPolicy? policy)
    {
        if (policy is null)
        {
            return Instant.MaxValue;
        }

        var end = zone.Plus(start, policy.After);
        if (policy.At == ExpiryMoment.Exact)
        {
            return end;
        }

        // By the calendar alone a date may be meant that the zone left out.
        var date = policy.After.HasTimeComponent ? zone.DateOf(end) : (start.InZone(zone).LocalDateTime + policy.After).Date;
        return zone.StartOf(DayAfter(date, policy.At));
    }

    /// <summary>
    /// The first instant from which a rolling period no longer reaches back to an instant: the least t with t − period ≥ instant.
    /// </summary>
    public static Instant LeavesAt(this DateTimeZone zone, Instant instant, Period period)
    {
        if (!period.HasDateComponent)
        {
            return instant + period.Hours();
        }

        var local = instant.InZone(zone).LocalDateTime;
        var candidate = local + period.Days();
        var reaches = candidate - period.Days() >= local;
        return (reaches ? zone.AtLeniently(candidate).ToInstant() : zone.StartOf(candidate.Date.PlusDays(1))) + period.Hours();
    }

    private static Period Days(this Period period) => period.HasTimeComponent
        ? new PeriodBuilder { Years = period.Years, Months = period.Months, Weeks = period.Weeks, Days = period.Days }.Build()
        : period;

    private static Duration Hours(this Period period) => period.HasTimeComponent
        ? Duration.FromHours(period.Hours) + Duration.FromMinutes(period.Minutes) + Duration.FromSeconds(period.Seconds)
        : Duration.Zero;

    private static LocalDate DayAfter(LocalDate date, ExpiryMoment at) => at switch
    {
        ExpiryMoment.EndOfDay => date.PlusDays(1),
        ExpiryMoment.EndOfMonth => new LocalDate(date.Year, date.Month, 1).PlusMonths(1),
        _ => new LocalDate(date.Year + 1, 1, 1),
    };
}
