using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Api.Console.Pages;
using Loyalty.Contracts.Catalogue;

namespace Loyalty.Api.Console.Overview;

internal static class OverviewRoom
{
    public static void MapOverview(this IEndpointRouteBuilder program)
    {
        program.MapPage<OverviewPage>("/overview", "ListPromotions");
        program.MapGet("/overview/live", Follow).Following("ListPromotions");
    }

    private static async Task Follow(string program, HttpContext context, IGrainFactory grains, FiguresStream figures)
    {
        var answer = await grains.GetGrain<ICatalogueGrain>(program).Get();
        if (answer.Refusal is { } refusal)
            await Trouble.Write(context, Problem.Of(refusal));
        else
            await figures.Send(
                context, program, ProgramFacts.Of(program, answer.Value!), context.Features.Get<Caller>()!.May(AccessRules.Of("ReportPoints").Needs, program));
    }
}
