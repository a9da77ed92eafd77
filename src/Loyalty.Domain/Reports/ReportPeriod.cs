using Loyalty.Domain.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Loyalty.Domain.Reports;

/// <summary>The time that a report is asked for.</summary>
/// <param name="From">From here on; null: from the beginning.</param>
/// <param name="To">Up to here, which is excluded; null: up to now, all that is known included.</param>
public sealed record ReportPeriod(Instant? From, Instant? To)
{
    /// <summary>What may be given for a time.</summary>
    public const string Rule = "a date such as 2026-03-01, which is its first instant in the program's time zone, or a time with an offset "
        + "such as 2026-03-01T00:00:00Z; from the year 1900 to 2999";

    /// <summary>An instant as it is asked for, see <see cref="Rule"/>; null where it is neither.</summary>
    public static Instant? Read(string text, DateTimeZone zone)
    {
        var instant = LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } && date.Year is >= 1900 and < 3000
            ? zone.StartOf(date)
            : OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var time } ? time.ToInstant()
            : Instant.MinValue;
        return instant > Earliest && instant < Latest ? instant : null;
    }

    /// <summary>The part of a program's books that the period takes in; null for a bound that parts a moment.</summary>
    public (Moment? From, Moment? To) In(ProgramBooks books) => (
        From is { } from ? books.From(from) : Moment.Beginning,
        To is { } to ? books.From(to) : Moment.End);

    private static readonly Instant Earliest = Instant.FromUtc(1899, 12, 31, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(3000, 1, 1, 0, 0);
}
