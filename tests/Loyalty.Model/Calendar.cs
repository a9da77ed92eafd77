using NodaTime;

namespace Loyalty.Model;

/// <summary>
/// Calendar arithmetic in the program's zone: days and what is longer are added to, and taken from, local time; hours and what is
/// shorter to and from the instant, since an hour is an hour when the clocks change too.
/// </summary>
public sealed class Calendar(DateTimeZone zone)
{
    public DateTimeZone Zone => zone;

    public LocalDateTime Local(Instant instant) => instant.InZone(zone).LocalDateTime;

    public Instant At(LocalDateTime local) => local.InZoneLeniently(zone).ToInstant();

    /// <summary>A date that the zone left out altogether begins, and ends, with the next one.</summary>
    public Instant StartOf(LocalDate date) =>
        At(date.AtMidnight()) is var lenient && Local(lenient).Date > date ? lenient : zone.AtStartOfDay(date).ToInstant();

    public Instant Plus(Instant instant, Period? period) =>
        period is null ? instant : OnDays(instant, local => local + Days(period), period) + Hours(period);

    public Instant Minus(Instant instant, Period period) =>
        OnDays(instant - Hours(period), local => local - Days(period), period);

    private Instant OnDays(Instant instant, Func<LocalDateTime, LocalDateTime> move, Period period) =>
        Days(period) == Period.Zero ? instant : At(move(Local(instant)));

    private static Period Days(Period period) =>
        Period.FromYears(period.Years) + Period.FromMonths(period.Months) + Period.FromWeeks(period.Weeks) + Period.FromDays(period.Days);

    private static Duration Hours(Period period) => Duration.FromSeconds((((period.Hours * 60) + period.Minutes) * 60) + period.Seconds);
}
