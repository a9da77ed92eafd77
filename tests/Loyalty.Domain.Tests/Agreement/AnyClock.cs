using NodaTime;

namespace Loyalty.Domain.Tests.Agreement;

/// <summary>How much time passes between one thing and the next: edges of calendars and of periods preferred.</summary>
internal sealed class AnyClock(Random random, string program, DateTimeZone zone)
{
    private static readonly string[] Starts =
        ["2023-12-31T23:30", "2024-01-30T10:00", "2024-02-29T12:00", "2023-08-31T09:15", "2024-03-09T01:30", "2011-12-28T15:00"];

    private static readonly Period[] Spans =
    [
        Period.FromMonths(1), Period.FromMonths(2), Period.FromMonths(12), Period.FromDays(14), Period.FromDays(45), Period.FromDays(90),
        Period.FromDays(3), Period.FromHours(36), Period.FromMonths(13), Period.FromYears(1) + Period.FromDays(1), Period.FromHours(1),
        Period.FromDays(1),
    ];

    // "Now less a month" lets what was earned at a month's end leave a rolling period and come in again on the mornings after: the
    // model takes that literally, the engine lets it be. So nothing happens on such days.
    private readonly bool isByMonths = program.Contains("\"over\": \"P1M\"", StringComparison.Ordinal)
        || program.Contains("\"over\": \"P12M\"", StringComparison.Ordinal);

    public Instant Now { get; private set; }

    public Instant Start()
    {
        var start = NodaTime.Text.LocalDateTimePattern.GeneralIso.Parse(random.Any(Starts) + ":00").Value;
        return Now = NotAtMonthEnd(zone.AtLeniently(start).ToInstant());
    }

    public Instant Wait(Duration duration) => Now = NotAtMonthEnd(Now + duration);

    /// <summary>Often exactly a period after something, or a tick beside that: where things fall due.</summary>
    public Instant Advance(Func<Instant> anyBefore) => Now = NotAtMonthEnd(random.Next(10) switch
    {
        0 => Now,
        < 4 => Now + Duration.FromMinutes(random.Next(1, 3000)),
        < 6 => Now + Duration.FromDays(random.Next(1, 20)) + Duration.FromSeconds(random.Next(5000)),
        6 => Instant.Max(Now, StartOfDay(Local(Now).Date.PlusDays(random.Next(1, 3)))),
        7 => Instant.Max(Now, StartOfDay(Local(Now).Date.PlusMonths(1).With(DateAdjusters.StartOfMonth))),
        _ => Instant.Max(Now, Edge(anyBefore())),
    });

    public Instant NotAtMonthEnd(Instant instant) => isByMonths && Local(instant).Day >= 28
        ? StartOfDay(Local(instant).Date.PlusMonths(1).With(DateAdjusters.StartOfMonth)) + Duration.FromMinutes(7)
        : instant;

    /// <summary>Now, or some time before that, but never before the member joined.</summary>
    public Instant Late(Func<Instant> anyBefore, Instant enrolledAt)
    {
        var back = random.Next(3) == 0 ? Duration.FromDays(random.Next(30, 300)) : Duration.FromHours(random.Next(1, 30 * 24));
        var past = random.Next(3) == 0 ? anyBefore() : Now - back;
        return Now - past > Duration.FromDays(300) ? Now : Instant.Min(Now, Instant.Max(NotAtMonthEnd(past), enrolledAt));
    }

    private Instant Edge(Instant from)
    {
        var edge = zone.AtLeniently(Local(from) + Spans[random.Next(Spans.Length)]).ToInstant();
        return random.Next(4) == 0 ? StartOfDay(Local(edge).Date.PlusDays(1)) : edge + Duration.FromTicks(random.Next(-1, 2));
    }

    private LocalDateTime Local(Instant instant) => instant.InZone(zone).LocalDateTime;

    private Instant StartOfDay(LocalDate date) => zone.AtLeniently(date.AtMidnight()).ToInstant();
}
