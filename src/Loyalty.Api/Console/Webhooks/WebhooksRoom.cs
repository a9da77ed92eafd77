using Loyalty.Api.Answers;
using Loyalty.Api.Console.Pages;
using Loyalty.Api.Webhooks;
using Loyalty.Contracts.Webhooks;

namespace Loyalty.Api.Console.Webhooks;

internal static class WebhooksRoom
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static void MapWebhooksRoom(this IEndpointRouteBuilder program)
    {
        var webhooks = program.MapGroup("/webhooks");
        webhooks.MapPage<WebhooksPage>("", "ListWebhooks");
        webhooks.MapGet("/{webhook}", Open).SameAs("GetWebhook");
        webhooks.MapPost("/{webhook}", Put).SameAs("PutWebhook");
        webhooks.MapPost("/{webhook}/remove", Remove).SameAs("RemoveWebhook");
        webhooks.MapPost("/{webhook}/rotate", Rotate).SameAs("RotateWebhookSecret");
        webhooks.MapPost("/{webhook}/ping", Ping).SameAs("PingWebhook");
        webhooks.MapPost("/{webhook}/resend", ResendAll).SameAs("ResendDeadLetter");
        webhooks.MapPost("/{webhook}/dead-letters/{event}/resend", Resend).SameAs("ResendDeadLetter");
    }

    private static async Task Open(HttpContext context, string program, string webhook, IGrainFactory grains)
    {
        var answer = await grains.Webhook(program, webhook).Get();
        if (answer.Value is { } known)
            await Show(context, known);
        else
            await Trouble.Write(context, Problem.Of(answer.Refusal!));
    }

    private static async Task Put(HttpContext context, string program, string webhook, IGrainFactory grains)
    {
        var draft = WebhookDraft.Of(webhook, await context.Request.ReadFormAsync(context.RequestAborted));
        var answer = await grains.GetGrain<IWebhooksGrain>(program).Put(
            webhook, new WebhookRequest { Url = draft.Url, Types = draft.Types, Paused = draft.IsPaused });
        if (answer.Refusal is { } refusal)
            await ProgramPage.Write<WebhooksPage>(
                context, refusal.Status, new() { [nameof(WebhooksPage.Draft)] = draft with { Refusal = refusal } });
        else if (answer.Value!.Secret is not null)
            await Show(context, answer.Value, StatusCodes.Status201Created);
        else
            await Saying.Then(context, $"{webhook} is changed.", Address(program, webhook));
    }

    private static async Task Remove(HttpContext context, string program, string webhook, IGrainFactory grains) => await Act.Answer(
        context,
        await grains.Webhook(program, webhook).Remove(),
        $"{webhook} is removed: it is told nothing more.",
        ConsoleAddress.Of(program, "webhooks"));

    private static async Task Rotate(HttpContext context, string program, string webhook, IGrainFactory grains)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var answer = await grains.Webhook(program, webhook).Rotate(new RotationRequest { RotationId = form["rotation"].ToString() });
        if (answer.Value is { Secret: not null } rotated)
            await Show(context, rotated, StatusCodes.Status201Created);
        else
            await Act.Answer(context, answer, "This was done before, and the secret was shown then.", Address(program, webhook));
    }

    private static async Task Ping(HttpContext context, string program, string webhook, IGrainFactory grains)
    {
        var answer = await grains.Webhook(program, webhook).Ping();
        await Act.Answer(context, answer, answer.Value is { } attempt ? Told("The test message", attempt) : "", Address(program, webhook));
    }

    private static async Task Resend(HttpContext context, string program, string webhook, string @event, IGrainFactory grains)
    {
        var answer = await grains.Webhook(program, webhook).Resend(@event);
        await Act.Answer(context, answer, answer.Value is { } attempt ? Told(@event, attempt) : "", Address(program, webhook));
    }

    /// <summary>The oldest first, until one fails: an endpoint that is down is not asked a thousand times.</summary>
    private static async Task ResendAll(HttpContext context, string program, string webhook, IGrainFactory grains, TimeProvider time)
    {
        var (grain, began, arrived) = (grains.Webhook(program, webhook), time.GetTimestamp(), 0);
        var list = await grain.DeadLetters();
        var letters = list.Value?.DeadLetters ?? [];
        var end = "";
        foreach (var letter in letters.TakeWhile(_ => time.GetElapsedTime(began) < Patience))
        {
            var answer = await grain.Resend(letter.EventId);
            if (answer is { Value.Delivered: false })
            {
                end = $" Then one failed, {WebhookHealth.Reason(answer.Value.Failure)}; the rest was not tried.";
                break;
            }

            arrived += answer.Value is null ? 0 : 1;
        }

        await Act.Answer(context, list, $"{arrived} of {letters.Length} dead letters arrived.{end}", Address(program, webhook));
    }

    private static Task Show(HttpContext context, WebhookView webhook, int status = StatusCodes.Status200OK) =>
        ProgramPage.Write<WebhookPage>(context, status, new() { [nameof(WebhookPage.Webhook)] = webhook });

    private static string Told(string what, DeliveryAttempt attempt) => attempt.Delivered
        ? $"{what} has arrived, in {attempt.Milliseconds} ms."
        : $"{what} did not arrive: {WebhookHealth.Reason(attempt.Failure)}.";

    private static string Address(string program, string webhook) => ConsoleAddress.Of(program, $"webhooks/{Uri.EscapeDataString(webhook)}");
}
