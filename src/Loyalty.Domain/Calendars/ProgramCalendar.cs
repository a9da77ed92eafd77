using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Calendars;

/// <summary>
/// Calendar arithmetic in a program's zone. A local time that a change of summer time skips is moved forward by the gap's length;
/// of one that comes twice the first is meant.
/// </summary>
internal static class ProgramCalendar
{
    /// <summary>An instant a period later, by the local calendar.</summary>
    public static Instant Plus(this DateTimeZone zone, Instant start, Period period) =>
        zone.AtLeniently(start.InZone(zone).LocalDateTime + period).ToInstant();

    /// <summary>An instant a period earlier, by the local calendar.</summary>
    public static Instant Minus(this DateTimeZone zone, Instant start, Period period) =>
        zone.AtLeniently(start.InZone(zone).LocalDateTime - period).ToInstant();

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

        var local = start.InZone(zone).LocalDateTime + policy.After;
        return policy.At == ExpiryMoment.Exact ? zone.AtLeniently(local).ToInstant() : zone.StartOf(DayAfter(local.Date, policy.At));
    }

    /// <summary>
    /// The first instant from which a rolling period no longer reaches back to an instant: the least t with t − period ≥ instant.
    /// </summary>
    public static Instant LeavesAt(this DateTimeZone zone, Instant instant, Period period)
    {
        var local = instant.InZone(zone).LocalDateTime;
        var candidate = local + period;
        var reaches = candidate - period >= local;
        return reaches ? zone.AtLeniently(candidate).ToInstant() : zone.StartOf(candidate.Date.PlusDays(1));
    }

    private static LocalDate DayAfter(LocalDate date, ExpiryMoment at) => at switch
    {
        ExpiryMoment.EndOfDay => date.PlusDays(1),
        ExpiryMoment.EndOfMonth => new LocalDate(date.Year, date.Month, 1).PlusMonths(1),
        _ => new LocalDate(date.Year + 1, 1, 1),
    };
}
