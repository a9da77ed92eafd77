using Loyalty.Api.Answers;
using Loyalty.Contracts.Catalogue;
using Microsoft.AspNetCore.Components;

namespace Loyalty.Api.Console.Pages;

/// <summary>Maps and draws the pages of rooms.</summary>
internal static class ProgramPage
{
    /// <summary>Maps a page of a program that whoever may call an endpoint of the API may see.</summary>
    public static void MapPage<TPage>(this IEndpointRouteBuilder program, string pattern, string sameAs)
        where TPage : IComponent
    {
        RequestDelegate write = context => Write<TPage>(context);
        program.MapGet(pattern, write).SameAs(sameAs);
    }

    /// <summary>Maps a page of the engine as a whole, such as that of its keys.</summary>
    public static void MapEnginePage<TPage>(this IEndpointRouteBuilder engine, string pattern, string sameAs)
        where TPage : IComponent
    {
        RequestDelegate write = context => Page.Write<TPage>(context);
        engine.MapGet(ConsoleAddress.Root + pattern, write).SameAs(sameAs);
    }

    /// <summary>
    /// Answers with a page that finds the facts of the program in its visit; where there is no such program, says so.
    /// </summary>
    public static async Task Write<TPage>(HttpContext context, int status = 200, Dictionary<string, object?>? parameters = null)
        where TPage : IComponent
    {
        var services = context.RequestServices;
        var program = (string)context.Request.RouteValues["program"]!;
        var answer = await services.GetRequiredService<IGrainFactory>().GetGrain<ICatalogueGrain>(program).Get(context.RequestAborted);
        if (answer.Refusal is { } refusal)
        {
            await Trouble.Write(context, Problem.Of(refusal));
            return;
        }
        services.GetRequiredService<ProgramNames>().Learn(program);
        services.GetRequiredService<Visit>().Facts = ProgramFacts.Of(program, answer.Value!);
        await Page.Write<TPage>(context, status, parameters);
    }
}
