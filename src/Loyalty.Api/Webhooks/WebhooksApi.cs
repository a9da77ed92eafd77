using Loyalty.Api.Answers;
using Loyalty.Contracts.Webhooks;

namespace Loyalty.Api.Webhooks;

internal static class WebhooksApi
{
    public static void MapWebhooks(this IEndpointRouteBuilder program)
    {
        var webhooks = program.MapGroup("/webhooks").WithTags("Webhooks");
        webhooks.MapGet("", List).WithName("ListWebhooks").WithSummary("All endpoints that are told what happens, and the kinds that there are");
        webhooks.MapPut("/{webhook}", Put).WithName("PutWebhook")
            .WithSummary("Makes an endpoint known, and gives its secret, this once; or changes it");
        webhooks.MapGet("/{webhook}", Get).WithName("GetWebhook").WithSummary("An endpoint, and how far it was told");
        webhooks.MapDelete("/{webhook}", Remove).WithName("RemoveWebhook").WithSummary("Takes an endpoint away: it is told nothing more");
        webhooks.MapPost("/{webhook}/rotations", Rotate).WithName("RotateWebhookSecret")
            .WithSummary("Gives a new secret, this once; for a while messages are signed by the one before, too");
        webhooks.MapPost("/{webhook}/ping", Ping).WithName("PingWebhook").WithSummary("Sends a test message now, and tells what became of it");
        webhooks.MapGet("/{webhook}/dead-letters", DeadLetters).WithName("ListDeadLetters").WithSummary("Messages that were given up, oldest first");
        webhooks.MapPost("/{webhook}/dead-letters/{event}/resend", Resend).WithName("ResendDeadLetter")
            .WithSummary("Sends a dead letter again now, with its own id, and tells what became of it");
    }

    private static async Task<Answered<WebhookList>> List(string program, IGrainFactory grains) =>
        new(await grains.GetGrain<IWebhooksGrain>(program).List());

    private static async Task<Answered<WebhookView>> Put(string program, string webhook, WebhookRequest request, IGrainFactory grains) =>
        new(await grains.GetGrain<IWebhooksGrain>(program).Put(webhook, request));

    private static async Task<Answered<WebhookView>> Get(string program, string webhook, IGrainFactory grains) =>
        new(await grains.Webhook(program, webhook).Get());

    private static async Task<Answered<WebhookView>> Remove(string program, string webhook, IGrainFactory grains) =>
        new(await grains.Webhook(program, webhook).Remove());

    private static async Task<Done<WebhookView>> Rotate(string program, string webhook, RotationRequest request, IGrainFactory grains) =>
        new(await grains.Webhook(program, webhook).Rotate(request));

    private static async Task<Answered<DeliveryAttempt>> Ping(string program, string webhook, IGrainFactory grains) =>
        new(await grains.Webhook(program, webhook).Ping());

    private static async Task<Answered<DeadLetterList>> DeadLetters(string program, string webhook, IGrainFactory grains) =>
        new(await grains.Webhook(program, webhook).DeadLetters());

    private static async Task<Answered<DeliveryAttempt>> Resend(string program, string webhook, string @event, IGrainFactory grains) =>
        new(await grains.Webhook(program, webhook).Resend(@event));

    internal static IWebhookGrain Webhook(this IGrainFactory grains, string program, string webhook) =>
        grains.GetGrain<IWebhookGrain>($"{program}/{webhook}");
}
