using NodaTime;

namespace Loyalty.Model;

/// <summary>Calendar arithmetic in the program's zone: periods are added to, and taken from, local time.</summary>
public sealed class Calendar(DateTimeZone zone)
{
    public DateTimeZone Zone => zone;

    public LocalDateTime Local(Instant instant) => instant.InZone(zone).LocalDateTime;

    public Instant At(LocalDateTime local) => local.InZoneLeniently(zone).ToInstant();

    /// <summary>A date that the zone left out altogether begins, and ends, with the next one.</summary>
    public Instant StartOf(LocalDate date) =>
        At(date.AtMidnight()) is var lenient && Local(lenient).Date > date ? lenient : zone.AtStartOfDay(date).ToInstant();

    public Instant Plus(Instant instant, Period? period) =>
        period is null || period == Period.Zero ? instant : At(Local(instant) + period);

    public Instant Minus(Instant instant, Period period) => At(Local(instant) - period);
}
