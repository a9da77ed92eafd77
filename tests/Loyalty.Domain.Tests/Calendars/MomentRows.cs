namespace Loyalty.Domain.Tests.Calendars;

/// <summary>
/// When something that begins at an instant happens or is over, by zone and period; each row was looked up by hand. What becomes so
/// much later keeps its local time; a local time that is left out moves forward by the gap, of one that comes twice the first counts;
/// hours are hours that pass. What looks back over a rolling period forgets as soon as that period no longer reaches back.
/// </summary>
internal static class MomentRows
{
    public static readonly TheoryData<Moment, string, string, string, string> All = new()
    {
        // Pending points become spendable.
        { Moment.Available, "America/New_York", "2026-02-22T02:30-05:00", "P14D", "2026-03-08T03:30-04:00" },
        { Moment.Available, "America/New_York", "2026-10-18T01:30-04:00", "P14D", "2026-11-01T01:30-04:00" },
        { Moment.Available, "America/New_York", "2024-02-29T12:00-05:00", "P1Y", "2025-02-28T12:00-05:00" },
        { Moment.Available, "America/New_York", "2026-12-31T23:59-05:00", "P1D", "2027-01-01T23:59-05:00" },
        { Moment.Available, "Pacific/Auckland", "2026-09-13T02:30+12:00", "P14D", "2026-09-27T03:30+13:00" },
        { Moment.Available, "Pacific/Kiritimati", "2026-12-31T00:30+14:00", "P1M", "2027-01-31T00:30+14:00" },
        { Moment.Available, "Pacific/Pago_Pago", "2026-01-31T23:30-11:00", "P1M", "2026-02-28T23:30-11:00" },
        { Moment.Available, "Pacific/Apia", "2011-12-16T12:00-10:00", "P14D", "2011-12-31T12:00+14:00" },

        // A forgotten hold is released.
        { Moment.Released, "America/New_York", "2026-03-08T01:30-05:00", "PT1H", "2026-03-08T03:30-04:00" },
        { Moment.Released, "America/New_York", "2026-11-01T01:30-04:00", "PT1H", "2026-11-01T01:30-05:00" },
        { Moment.Released, "America/New_York", "2026-10-31T12:00-04:00", "P1D", "2026-11-01T12:00-05:00" },
        { Moment.Released, "America/New_York", "2026-10-31T12:00-04:00", "PT24H", "2026-11-01T11:00-05:00" },
        { Moment.Released, "America/New_York", "2028-02-28T12:00-05:00", "P1D", "2028-02-29T12:00-05:00" },
        { Moment.Released, "America/New_York", "2026-01-31T12:00-05:00", "P1M", "2026-02-28T12:00-05:00" },
        { Moment.Released, "Europe/London", "2026-03-28T01:30Z", "P1D", "2026-03-29T02:30+01:00" },
        { Moment.Released, "Europe/London", "2026-03-29T00:45Z", "PT30M", "2026-03-29T02:15+01:00" },
        { Moment.Released, "Europe/London", "2026-10-25T01:45+01:00", "PT30M", "2026-10-25T01:15Z" },
        { Moment.Released, "Pacific/Kiritimati", "2026-12-31T23:30+14:00", "PT1H", "2027-01-01T00:30+14:00" },

        // A new member may give.
        { Moment.CooledOff, "America/New_York", "2026-03-07T02:30-05:00", "P1D", "2026-03-08T03:30-04:00" },
        { Moment.CooledOff, "America/New_York", "2026-10-31T01:30-04:00", "P1D", "2026-11-01T01:30-04:00" },
        { Moment.CooledOff, "America/New_York", "2024-02-29T12:00-05:00", "P12M", "2025-02-28T12:00-05:00" },
        { Moment.CooledOff, "Pacific/Pago_Pago", "2026-12-31T23:59-11:00", "P1D", "2027-01-01T23:59-11:00" },

        // A gift counts for the limit no more: always a day, of 23 or 25 hours where the clock is changed.
        { Moment.GiftForgotten, "America/New_York", "2026-03-07T12:00-05:00", "P1D", "2026-03-08T12:00-04:00" },
        { Moment.GiftForgotten, "America/New_York", "2026-03-07T02:30-05:00", "P1D", "2026-03-08T03:00-04:00" },
        { Moment.GiftForgotten, "America/New_York", "2026-10-31T12:00-04:00", "P1D", "2026-11-01T12:00-05:00" },
        { Moment.GiftForgotten, "America/New_York", "2026-10-31T01:30-04:00", "P1D", "2026-11-01T01:30-04:00" },
        { Moment.GiftForgotten, "America/New_York", "2028-02-28T12:00-05:00", "P1D", "2028-02-29T12:00-05:00" },
        { Moment.GiftForgotten, "Pacific/Kiritimati", "2026-12-31T23:59+14:00", "P1D", "2027-01-01T23:59+14:00" },
        { Moment.GiftForgotten, "Pacific/Apia", "2011-12-29T10:00-10:00", "P1D", "2011-12-31T00:00+14:00" },

        // A rule with a limit gives again.
        { Moment.UseForgotten, "America/New_York", "2024-02-29T12:00-05:00", "P12M", "2025-03-01T00:00-05:00" },
        { Moment.UseForgotten, "America/New_York", "2026-03-07T02:30-05:00", "P1D", "2026-03-08T03:00-04:00" },
        { Moment.UseForgotten, "Europe/London", "2026-10-24T01:30+01:00", "P1D", "2026-10-25T01:30+01:00" },
        { Moment.UseForgotten, "Pacific/Kiritimati", "2027-01-31T12:00+14:00", "P1M", "2027-03-01T00:00+14:00" },

        // The first purchase is the last that counts for a referral.
        { Moment.WindowOver, "America/New_York", "2025-12-08T02:30-05:00", "P90D", "2026-03-08T03:30-04:00" },
        { Moment.WindowOver, "America/New_York", "2026-08-03T01:30-04:00", "P90D", "2026-11-01T01:30-04:00" },
        { Moment.WindowOver, "America/New_York", "2028-02-29T12:00-05:00", "P12M", "2029-02-28T12:00-05:00" },
        { Moment.WindowOver, "Pacific/Kiritimati", "2026-10-31T12:00+14:00", "P2M", "2026-12-31T12:00+14:00" },

        // A purchase was kept for long enough.
        { Moment.Kept, "America/New_York", "2026-02-22T02:30-05:00", "P14D", "2026-03-08T03:30-04:00" },
        { Moment.Kept, "America/New_York", "2026-10-18T01:30-04:00", "P14D", "2026-11-01T01:30-04:00" },
        { Moment.Kept, "Europe/London", "2026-10-11T01:30+01:00", "P14D", "2026-10-25T01:30+01:00" },
        { Moment.Kept, "Europe/London", "2026-12-18T23:59Z", "P14D", "2027-01-01T23:59Z" },
        { Moment.Kept, "Pacific/Apia", "2011-12-16T12:00-10:00", "P14D", "2011-12-31T12:00+14:00" },

        // Months of membership.
        { Moment.Member, "America/New_York", "2024-02-29T12:00-05:00", "12", "2025-02-28T12:00-05:00" },
        { Moment.Member, "America/New_York", "2024-02-29T12:00-05:00", "48", "2028-02-29T12:00-05:00" },
        { Moment.Member, "America/New_York", "2026-08-31T12:00-04:00", "6", "2027-02-28T12:00-05:00" },
        { Moment.Member, "America/New_York", "2026-01-08T02:30-05:00", "2", "2026-03-08T03:30-04:00" },
        { Moment.Member, "Pacific/Auckland", "2026-07-27T02:30+12:00", "2", "2026-09-27T03:30+13:00" },
        { Moment.Member, "Pacific/Kiritimati", "2026-11-30T12:00+14:00", "3", "2027-02-28T12:00+14:00" },

        // The birthday month begins, a year later where it was over when the member joined; where summer time leaves midnight out, at one.
        { Moment.Birthday, "America/New_York", "2026-02-10T12:00-05:00", "3", "2026-03-01T00:00-05:00" },
        { Moment.Birthday, "America/New_York", "2028-03-01T00:00-05:00", "2", "2029-02-01T00:00-05:00" },
        { Moment.Birthday, "America/Asuncion", "2023-09-10T12:00-04:00", "10", "2023-10-01T01:00-03:00" },
        { Moment.Birthday, "Pacific/Kiritimati", "2026-12-31T12:00+14:00", "1", "2027-01-01T00:00+14:00" },
        { Moment.Birthday, "Pacific/Pago_Pago", "2026-12-31T12:00-11:00", "1", "2027-01-01T00:00-11:00" },

        // A promotion begins, and ends.
        { Moment.PromotionBegun, "America/New_York", "2026-01-01T00:00-05:00", "2026-03-08T02:30", "2026-03-08T03:30-04:00" },
        { Moment.PromotionBegun, "America/New_York", "2026-01-01T00:00-05:00", "2026-11-01T01:30", "2026-11-01T01:30-04:00" },
        { Moment.PromotionBegun, "Europe/London", "2026-01-01T00:00Z", "2028-02-29T00:00", "2028-02-29T00:00Z" },
        { Moment.PromotionBegun, "Pacific/Kiritimati", "2026-01-01T00:00+14:00", "2027-01-01T00:00", "2027-01-01T00:00+14:00" },
        { Moment.PromotionBegun, "Pacific/Pago_Pago", "2026-01-01T00:00-11:00", "2027-01-01T00:00", "2027-01-01T00:00-11:00" },
        { Moment.PromotionBegun, "Pacific/Apia", "2011-01-01T00:00-10:00", "2011-12-30T00:00", "2011-12-31T00:00+14:00" },
        { Moment.PromotionOver, "America/New_York", "2026-01-01T00:00-05:00", "2026-03-08T02:30", "2026-03-08T03:30-04:00" },
        { Moment.PromotionOver, "America/New_York", "2026-01-01T00:00-05:00", "2026-11-01T01:30", "2026-11-01T01:30-04:00" },
        { Moment.PromotionOver, "Europe/London", "2026-01-01T00:00Z", "2028-03-01T00:00", "2028-03-01T00:00Z" },
        { Moment.PromotionOver, "Pacific/Kiritimati", "2026-01-01T00:00+14:00", "2027-01-01T00:00", "2027-01-01T00:00+14:00" },

        // A voucher is good no more.
        { Moment.VoucherOver, "America/New_York", "2025-12-08T02:30-05:00", "P90D", "2026-03-08T03:30-04:00" },
        { Moment.VoucherOver, "America/New_York", "2024-02-29T12:00-05:00", "P12M", "2025-02-28T12:00-05:00" },
        { Moment.VoucherOver, "Pacific/Pago_Pago", "2026-12-31T23:30-11:00", "P2M", "2027-02-28T23:30-11:00" },

        // An invitation ends when it says.
        { Moment.InvitationOver, "America/New_York", "2026-01-01T00:00-05:00", "2026-11-01T01:30-05:00", "2026-11-01T01:30-05:00" },
        { Moment.InvitationOver, "Pacific/Kiritimati", "2026-01-01T00:00+14:00", "2027-01-01T00:00+14:00", "2027-01-01T00:00+14:00" },
        { Moment.InvitationOver, "Europe/London", "2026-01-01T00:00Z", "2028-02-29T23:59:59.999Z", "2028-02-29T23:59:59.999Z" },
    };
}
