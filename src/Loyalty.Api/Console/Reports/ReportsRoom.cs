using Loyalty.Api.Answers;
using Loyalty.Api.Console.Pages;
using Loyalty.Contracts.Reports;

namespace Loyalty.Api.Console.Reports;

internal static class ReportsRoom
{
    public static void MapReportsRoom(this IEndpointRouteBuilder program)
    {
        var reports = program.MapGroup("/reports");
        Map(reports, "", ReportKind.All[0]);
        foreach (var kind in ReportKind.All)
        {
            Map(reports, $"/{kind.Name}", kind);
            RequestDelegate download = context => Download(context, kind);
            reports.MapGet($"/{kind.Name}/csv", download).SameAs(kind.Like);
        }
    }

    private static void Map(RouteGroupBuilder reports, string pattern, ReportKind kind)
    {
        RequestDelegate show = context => Show(context, kind);
        reports.MapGet(pattern, show).SameAs(kind.Like);
    }

    private static async Task Show(HttpContext context, ReportKind kind)
    {
        var answer = await kind.Ask(Reports(context), kind.Query(name => context.Request.Query[name].ToString()));
        await ProgramPage.Write<ReportPage>(
            context,
            answer.Refusal?.Status ?? StatusCodes.Status200OK,
            new() { [nameof(ReportPage.Kind)] = kind, [nameof(ReportPage.View)] = answer.Value, [nameof(ReportPage.Refusal)] = answer.Refusal });
    }

    private static async Task Download(HttpContext context, ReportKind kind)
    {
        var answer = await kind.Ask(Reports(context), kind.Query(name => context.Request.Query[name].ToString()));
        if (answer.Value is not { } view)
            await Trouble.Write(context, Problem.Of(answer.Refusal!));
        else if (Array.Find(view.Tables, table => table.Id == context.Request.Query["table"].ToString()) is { } table)
            await Send(context, table, $"{kind.Name}-{table.Id}-{view.Time.To:yyyy-MM-dd}.csv");
        else
            await Trouble.Write(context, Problem.NotFound("The report has no such table."));
    }

    private static Task Send(HttpContext context, ReportTable table, string file)
    {
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
        return Results.Text(CsvText.Of(table), "text/csv; charset=utf-8").ExecuteAsync(context);
    }

    private static IReportGrain Reports(HttpContext context) =>
        context.RequestServices.GetRequiredService<IGrainFactory>().GetGrain<IReportGrain>((string)context.Request.RouteValues["program"]!);
}
