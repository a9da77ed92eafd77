namespace Loyalty.Domain.Tests.Calendars;

/// <summary>When points of an instant expire, by zone, period and place in the calendar; each row was looked up by hand.</summary>
internal static class CalendarRows
{
    public static readonly TheoryData<string, string, string, string, string> All = new()
    {
        // 29 February and ends of months: the month's last day stands for a day that it does not have.
        { "America/New_York", "2024-02-29T12:00-05:00", "P12M", "exact", "2025-02-28T12:00-05:00" },
        { "America/New_York", "2024-02-29T12:00-05:00", "P12M", "endOfDay", "2025-03-01T00:00-05:00" },
        { "America/New_York", "2024-02-29T12:00-05:00", "P4Y", "exact", "2028-02-29T12:00-05:00" },
        { "America/New_York", "2027-02-28T12:00-05:00", "P12M", "endOfDay", "2028-02-29T00:00-05:00" },
        { "America/New_York", "2028-01-31T12:00-05:00", "P1M", "endOfMonth", "2028-03-01T00:00-05:00" },
        { "America/New_York", "2026-01-31T10:00-05:00", "P1M", "exact", "2026-02-28T10:00-05:00" },
        { "America/New_York", "2026-01-31T10:00-05:00", "P1M", "endOfMonth", "2026-03-01T00:00-05:00" },
        { "America/New_York", "2026-08-31T10:00-04:00", "P6M", "endOfDay", "2027-03-01T00:00-05:00" },

        // Ends of years.
        { "America/New_York", "2026-12-31T23:59-05:00", "P1D", "endOfYear", "2028-01-01T00:00-05:00" },
        { "America/New_York", "2026-12-30T23:59-05:00", "P1D", "endOfYear", "2027-01-01T00:00-05:00" },
        { "Pacific/Kiritimati", "2026-12-31T23:30+14:00", "P12M", "endOfYear", "2028-01-01T00:00+14:00" },
        { "Pacific/Kiritimati", "2026-01-31T00:30+14:00", "P1M", "endOfDay", "2026-03-01T00:00+14:00" },
        { "Pacific/Pago_Pago", "2026-12-31T23:30-11:00", "P12M", "endOfDay", "2028-01-01T00:00-11:00" },
        { "Pacific/Pago_Pago", "2024-02-29T12:00-11:00", "P12M", "endOfMonth", "2025-03-01T00:00-11:00" },
        { "America/New_York", "2024-02-29T12:00-05:00", "P12M", "endOfYear", "2026-01-01T00:00-05:00" },

        // Summer time begins: the hour that is left out moves forward. It ends: of the hour that comes twice the first counts.
        { "America/New_York", "2026-02-08T02:30-05:00", "P1M", "exact", "2026-03-08T03:30-04:00" },
        { "America/New_York", "2026-02-08T12:00-05:00", "P1M", "endOfDay", "2026-03-09T00:00-04:00" },
        { "America/New_York", "2026-10-01T01:30-04:00", "P1M", "exact", "2026-11-01T01:30-04:00" },
        { "America/New_York", "2026-10-01T12:00-04:00", "P1M", "endOfDay", "2026-11-02T00:00-05:00" },
        { "America/New_York", "2026-10-31T12:00-04:00", "P1D", "exact", "2026-11-01T12:00-05:00" },
        { "Europe/London", "2026-01-29T01:30Z", "P2M", "exact", "2026-03-29T02:30+01:00" },
        { "Europe/London", "2026-09-25T01:30+01:00", "P1M", "exact", "2026-10-25T01:30+01:00" },
        { "Europe/London", "2026-09-25T12:00+01:00", "P1M", "endOfDay", "2026-10-26T00:00Z" },
        { "Europe/London", "2026-09-30T12:00+01:00", "P1M", "endOfMonth", "2026-11-01T00:00Z" },
        { "America/Asuncion", "2023-08-30T12:00-04:00", "P1M", "endOfMonth", "2023-10-01T01:00-03:00" },
        { "Pacific/Auckland", "2026-08-27T02:30+12:00", "P1M", "exact", "2026-09-27T03:30+13:00" },
        { "Pacific/Auckland", "2026-03-05T02:30+13:00", "P1M", "exact", "2026-04-05T02:30+13:00" },
        { "Pacific/Auckland", "2026-03-05T12:00+13:00", "P1M", "endOfDay", "2026-04-06T00:00+12:00" },

        // An hour is an hour: in the hour that comes twice too, and in the one that is left out.
        { "America/New_York", "2026-11-01T01:15-04:00", "PT1H", "exact", "2026-11-01T01:15-05:00" },
        { "America/New_York", "2026-11-01T01:15-05:00", "PT30M", "exact", "2026-11-01T01:45-05:00" },
        { "America/New_York", "2026-03-08T01:30-05:00", "PT1H", "exact", "2026-03-08T03:30-04:00" },
        { "America/New_York", "2026-10-31T12:00-04:00", "P1DT1H", "exact", "2026-11-01T13:00-05:00" },
        { "America/New_York", "2026-10-31T12:00-04:00", "PT24H", "exact", "2026-11-01T11:00-05:00" },
        { "America/New_York", "2026-10-31T23:30-04:00", "PT24H", "endOfDay", "2026-11-02T00:00-05:00" },

        // The date line moved: Apia had no 30 December 2011.
        { "Pacific/Apia", "2011-11-30T10:00-10:00", "P1M", "exact", "2011-12-31T10:00+14:00" },
        { "Pacific/Apia", "2011-11-29T10:00-10:00", "P1M", "endOfDay", "2011-12-31T00:00+14:00" },
        { "Pacific/Apia", "2011-11-30T10:00-10:00", "P1M", "endOfDay", "2011-12-31T00:00+14:00" },
        { "Pacific/Apia", "2011-12-30T09:59Z", "PT1M", "exact", "2011-12-31T00:00+14:00" },
    };
}
