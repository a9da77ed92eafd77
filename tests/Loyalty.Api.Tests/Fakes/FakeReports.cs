using System.Globalization;
using Loyalty.Contracts;
using Loyalty.Contracts.Reports;

namespace Loyalty.Api.Tests.Fakes;

/// <summary>Always the same figures, for the time that was asked; knows one fault, a time that is none.</summary>
internal sealed class FakeReports : IReportGrain
{
    private static LiabilityTotal Total => new()
    {
        Currency = "USD", Available = 1200, Pending = 300, Held = 50, Outstanding = 1550, Owed = 20, Worth = 0.155m,
    };

    public Task<Answer<LiabilityReport>> Liability(ReportQuery query, CancellationToken cancellation = default) => Answer(query, time => new LiabilityReport
    {
        Time = time,
        Totals = [Total],
        Tiers = [Total with { Tier = "bronze" }],
        Months =
        [
            new IssueMonth
            {
                Month = "2026-11", Currency = "USD", Issued = 2000, Redeemed = 250, Expired = 100, Reversed = 60, Repaid = 40,
                Available = 1200, Pending = 300, Held = 50, Outstanding = 1550, Worth = 0.155m, Breakage = 0.05m,
            },
        ],
    });

    public Task<Answer<PointsReport>> Points(ReportQuery query, CancellationToken cancellation = default) => Answer(query, time => new PointsReport
    {
        Time = time,
        Totals = [Row(null)],
        Periods = [Row(query.By == "day" ? "2026-11-20" : "2026-11")],
    });

    public Task<Answer<TiersReport>> Tiers(ReportQuery query, CancellationToken cancellation = default) => Answer(query, time => new TiersReport
    {
        Time = time,
        Tiers = [new TierMembers { Tier = "bronze", Members = 3 }, new TierMembers { Tier = "silver", Members = 1 }],
        Moves = [new TierMove { From = "bronze", To = "silver", Members = 1 }],
    });

    public Task<Answer<MembersReport>> Members(ReportQuery query, CancellationToken cancellation = default) => Answer(query, time => new MembersReport
    {
        Time = time,
        Members = 4,
        Total = new MembersRow { Enrolled = 4, Active = 3, Returning = 1 },
        Periods = [new MembersRow { Period = "2026-11", Enrolled = 4, Active = 3, Returning = 1 }],
    });

    public Task<Answer<PromotionsReport>> Promotions(ReportQuery query, CancellationToken cancellation = default) =>
        Answer(query, time => new PromotionsReport { Time = time, Promotions = [Orders("double")] });

    public Task<Answer<PartnersReport>> Partners(ReportQuery query, CancellationToken cancellation = default) => Answer(query, time => new PartnersReport
    {
        Time = time,
        Partners = [Orders("hotel")],
        Donations = [new DonationFigures { Association = "a-charity", Currency = "USD", Times = 2, Points = 300, Worth = 0.03m }],
    });

    public Task<Answer<ReportsRebuilt>> Rebuild(CancellationToken cancellation = default) =>
        Answers.Give(new ReportsRebuilt { Events = 12, Members = 4, Seconds = 0.25m });

    private static Task<Answer<T>> Answer<T>(ReportQuery query, Func<ReportTime, T> report)
        where T : class => query.To == "tomorrow"
        ? Answers.Refuse<T>("bad-request", "to: a date or a time.", 400)
        : Answers.Give(report(new ReportTime { From = Time(query.From), To = Time(query.To) ?? default, TimeZone = "Europe/Paris" }));

    private static DateTimeOffset? Time(string? text) =>
        text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static PointsRow Row(string? period) => new()
    {
        Period = period, Currency = "USD", Issued = 2000, Redeemed = 250, Expired = 100, Reversed = 60, Owed = 20, Repaid = 40,
        Change = 1570, Breakage = 0.05m,
    };

    private static OrderFigures Orders(string id) => new()
    {
        Id = id, Currency = "USD", Orders = 2, Spend = 34.5m, Returned = 8.5m, Given = 1700, Taken = 850, Net = 850, Worth = 0.085m,
    };
}
