using Loyalty.Api.Answers;
using Loyalty.Contracts.Reports;

namespace Loyalty.Api.Reports;

internal static class ReportsApi
{
    private const string Names = "liability, points, tiers, members, promotions, partners";

    public static void MapReports(this IEndpointRouteBuilder program)
    {
        var reports = program.MapGroup("/reports").WithTags("Reports");
        reports.MapGet("/liability", Liability).WithName("ReportLiability")
            .WithSummary("Points outstanding by issue month, currency and tier as of `to`, and what they are worth");
        reports.MapGet("/points", Points).WithName("ReportPoints")
            .WithSummary("Points issued, redeemed, expired, reversed and owed, by month or day");
        reports.MapGet("/tiers", Tiers).WithName("ReportTiers")
            .WithSummary("Members of each tier as of `to`, and those that changed tier before");
        reports.MapGet("/members", Members).WithName("ReportMembers")
            .WithSummary("Members that joined, were active, and came back, by month or day");
        reports.MapGet("/promotions", Promotions).WithName("ReportPromotions").WithSummary("What each promotion cost and brought");
        reports.MapGet("/partners", Partners).WithName("ReportPartners").WithSummary("What is to be settled with partners and associations");
        reports.MapPost("/rebuild", Rebuild).WithName("RebuildReports")
            .WithSummary("Drops what reports are made of and makes it again of the feed; answers when that is done");
        reports.MapGet("/{report}", Unknown).ExcludeFromDescription();
    }

    private static async Task<Answered<LiabilityReport>> Liability(string program, IGrainFactory grains, string? from, string? to) =>
        new(await grains.Reports(program).Liability(new ReportQuery { From = from, To = to }));

    private static async Task<Answered<PointsReport>> Points(string program, IGrainFactory grains, string? from, string? to, string? by) =>
        new(await grains.Reports(program).Points(new ReportQuery { From = from, To = to, By = by }));

    private static async Task<Answered<TiersReport>> Tiers(string program, IGrainFactory grains, string? from, string? to) =>
        new(await grains.Reports(program).Tiers(new ReportQuery { From = from, To = to }));

    private static async Task<Answered<MembersReport>> Members(string program, IGrainFactory grains, string? from, string? to, string? by) =>
        new(await grains.Reports(program).Members(new ReportQuery { From = from, To = to, By = by }));

    private static async Task<Answered<PromotionsReport>> Promotions(string program, IGrainFactory grains, string? from, string? to) =>
        new(await grains.Reports(program).Promotions(new ReportQuery { From = from, To = to }));

    private static async Task<Answered<PartnersReport>> Partners(string program, IGrainFactory grains, string? from, string? to) =>
        new(await grains.Reports(program).Partners(new ReportQuery { From = from, To = to }));

    private static async Task<Answered<ReportsRebuilt>> Rebuild(string program, IGrainFactory grains) =>
        new(await grains.Reports(program).Rebuild());

    private static Answered<ReportsRebuilt> Unknown(string report) =>
        new(AnswerExtensions.Refused<ReportsRebuilt>(404, "report-unknown", $"There is no report '{report}'; there are {Names}."));

    private static IReportGrain Reports(this IGrainFactory grains, string program) => grains.GetGrain<IReportGrain>(program);
}
