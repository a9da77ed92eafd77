using System.Globalization;
using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Api.Console.Pages;
using Loyalty.Api.Keys;
using Loyalty.Contracts;
using Loyalty.Contracts.Keys;

namespace Loyalty.Api.Console.Keys;

internal static class KeysRoom
{
    private const string Place = "/keys";

    public static void MapKeysRoom(this IEndpointRouteBuilder engine)
    {
        engine.MapEnginePage<KeysPage>(Place, "ListKeys");
        var keys = engine.MapGroup(ConsoleAddress.Root + Place);
        keys.MapPost("", Make).SameAs("MakeKey");
        keys.MapPost("/{key}/rotate", Rotate).SameAs("RotateKey");
        keys.MapPost("/{key}/revoke", Revoke).SameAs("RevokeKey");
    }

    private static async Task Make(HttpContext context, IGrainFactory grains, KeyShelf shelf)
    {
        var draft = KeyDraft.Of(await context.Request.ReadFormAsync(context.RequestAborted));
        var answer = draft.Fault is { } fault
            ? AnswerExtensions.Refused<ShownKey>(StatusCodes.Status422UnprocessableEntity, "bad-request", fault)
            : await KeyActs.Make(grains, shelf, draft.Request);
        if (answer.Refusal is { } refusal)
            await Page.Write<KeysPage>(context, refusal.Status, new() { [nameof(KeysPage.Draft)] = draft with { Refusal = refusal } });
        else
            await Show(context, answer, $"There is a key {draft.Name} of just these rights already, which was shown then. Rotate it where it was lost.");
    }

    private static async Task Rotate(HttpContext context, string key, IGrainFactory grains, KeyShelf shelf)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var request = new KeyRotationRequest
        {
            RotationId = form["rotation"].ToString(),
            OverlapMinutes = int.TryParse(form["overlap"], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) ? minutes : null,
        };
        await Show(context, await KeyActs.Rotate(grains, shelf, key, request), "This was done before, and the key was shown then.");
    }

    private static async Task Revoke(HttpContext context, string key, IGrainFactory grains, KeyShelf shelf) => await Act.Answer(
        context, await KeyActs.Revoke(grains, shelf, key), $"{key} is revoked: it is refused from now on.", Address(context));

    private static Task Show(HttpContext context, Answer<ShownKey> answer, string sentence) => answer.Value is { Key: { } text, Name: var name }
        ? Page.Write<KeysPage>(context, StatusCodes.Status201Created, new() { [nameof(KeysPage.Text)] = text, [nameof(KeysPage.Name)] = name })
        : Act.Answer(context, answer, sentence, Address(context));

    /// <summary>Back to where the form was, which knows from which program one came.</summary>
    private static string Address(HttpContext context) => $"{ConsoleAddress.Root}{Place}{context.Request.QueryString}";
}
