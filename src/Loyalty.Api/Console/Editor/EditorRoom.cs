using Loyalty.Api.Console.Pages;
using Loyalty.Contracts.Catalogue;
using Loyalty.Contracts.WhatIf;

namespace Loyalty.Api.Console.Editor;

internal static class EditorRoom
{
    private const int MembersOfPage = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static void MapEditorRoom(this IEndpointRouteBuilder program)
    {
        var editor = program.MapGroup("/program");
        editor.MapPage<EditorPage>("", "GetProgram");
        editor.MapPost("/check", Check).SameAs("TryProgram");
        editor.MapPost("/what-if", Try).SameAs("TryProgram");
        editor.MapPost("/publish", Publish).SameAs("PutProgram");
    }

    private static async Task Check(HttpContext context, string program, IGrainFactory grains)
    {
        var draft = await Typed(context);
        var answer = await grains.GetGrain<ICatalogueGrain>(program).Check(draft.Text, context.RequestAborted);
        await Show(context, draft with { Refusal = answer.Refusal, IsGood = answer.Refusal is null });
    }

    private static async Task Try(HttpContext context, string program, IGrainFactory grains, TimeProvider time)
    {
        var draft = await Typed(context);
        var (trial, began) = (new Trial(), time.GetTimestamp());
        for (string? after = ""; after is not null && time.GetElapsedTime(began) < Patience;)
        {
            var answer = await grains.GetGrain<IWhatIfGrain>(program).Try(draft.Text, after, MembersOfPage, context.RequestAborted);
            if (answer.Value is not { } page)
            {
                await Show(context, draft with { Refusal = answer.Refusal });
                return;
            }

            trial.Add(page);
            after = page.Next;
        }

        await Show(context, draft with { Trial = trial, IsGood = true });
    }

    private static async Task Publish(HttpContext context, string program, IGrainFactory grains)
    {
        var draft = await Typed(context);
        var catalogue = grains.GetGrain<ICatalogueGrain>(program);
        var answer = await catalogue.PublishOver(await AsPut(catalogue, draft.Text), draft.Mark);
        if (answer.Value is { } published)
            await Saying.Then(
                context,
                $"Published: version {published.Version} is in force, every award from now on obeys it.",
                ConsoleAddress.Of(program, "program"));
        else
            await Show(context, draft with { Refusal = answer.Refusal });
    }

    /// <summary>What is in force already is not changed by how the editor shows it.</summary>
    private static async Task<string> AsPut(ICatalogueGrain catalogue, string typed) =>
        (await catalogue.Get()).Value is { } known && DocumentText.Readable(known.Json) == typed ? known.Json : typed;

    private static async Task<Draft> Typed(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return new Draft(DocumentText.Typed(form["document"].ToString()), form["mark"].ToString());
    }

    private static Task Show(HttpContext context, Draft draft) => ProgramPage.Write<EditorPage>(
        context, draft.Refusal?.Status ?? StatusCodes.Status200OK, new() { [nameof(EditorPage.Draft)] = draft });
}
