using Loyalty.Contracts;
using Loyalty.Contracts.Feed;
using Loyalty.Contracts.Webhooks;

namespace Loyalty.Api.Tests.Fakes;

/// <summary>One endpoint, and a feed of two events.</summary>
internal sealed class FakeWebhooks : IWebhooksGrain, IFeedGrain
{
    public Task<Answer<WebhookView>> Put(string webhook, WebhookRequest request, CancellationToken cancellation = default) =>
        Answers.Give(FakeWebhook.View with { Url = request.Url, Types = request.Types ?? [], Secret = "whsec_c2VjcmV0" });

    public Task<Answer<WebhookList>> List(CancellationToken cancellation = default) =>
        Answers.Give(new WebhookList { Webhooks = [FakeWebhook.View], Types = ["loyalty.balance.changed", "loyalty.tier.changed"] });

    public Task<Answer<FeedPage>> Read(string after, int limit, CancellationToken cancellation = default) => Answers.Give(new FeedPage
    {
        Events =
        [
            new CloudEvent
            {
                Id = "0a1b-3-balance-changed", Source = "/v1/programs/shop", Type = "loyalty.balance.changed", Subject = "mary",
                Time = FakeWebhook.Start,
                Data = new EventData
                {
                    MemberId = "mary", Version = 3, Cause = "purchase", OrderId = "o-1", Points = 170, Balance = 170, Pending = 0, Held = 0, Owed = 0,
                },
            },
            new CloudEvent
            {
                Id = "0a1c-9-promotion-changed", Source = "/v1/programs/shop", Type = "loyalty.promotion.changed", Subject = "double",
                Data = new EventData { PromotionId = "double", Active = true },
            },
        ],
        Next = "MTA",
        More = false,
    });
}

/// <summary>An endpoint that answers every third message with 500.</summary>
internal sealed class FakeWebhook(string key) : IWebhookGrain
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    public static WebhookView View => new()
    {
        WebhookId = "crm", Url = "https://shop.example/hook", Types = ["loyalty.tier.changed"], Since = Start, Cursor = "MTA",
        Delivered = 12, Waiting = 1, DeadLetters = 1, Failures = 2, LastFailure = "status-500", LastDeliveredAt = Start,
    };

    public Task<Answer<WebhookView>> Put(WebhookRequest request, CancellationToken cancellation = default) => Get(cancellation);

    public Task<Answer<WebhookView>> Get(CancellationToken cancellation = default) => key.EndsWith("/none", StringComparison.Ordinal)
        ? Answers.Refuse<WebhookView>("webhook-unknown", "There is no such webhook.", 404)
        : Answers.Give(View);

    public Task<Answer<WebhookView>> Remove(CancellationToken cancellation = default) => Get(cancellation);

    public Task<Answer<WebhookView>> Rotate(RotationRequest request, CancellationToken cancellation = default) =>
        Answers.Give(View with { Secret = "whsec_b3RoZXI=", OldSecretUntil = Start.AddHours(request.OverlapHours ?? 24) });

    public Task<Answer<DeliveryAttempt>> Ping(CancellationToken cancellation = default) =>
        Answers.Give(new DeliveryAttempt { EventId = "ping-1", Delivered = true, Milliseconds = 41 });

    public Task<Answer<DeadLetterList>> DeadLetters(CancellationToken cancellation = default) => Answers.Give(new DeadLetterList
    {
        DeadLetters =
        [
            new DeadLetterView
            {
                EventId = "0a1b-3-tier-changed", Type = "loyalty.tier.changed", MemberId = "mary", FirstAt = Start, At = Start.AddDays(3),
                Attempts = 29, Failure = "status-500",
            },
        ],
    });

    public Task<Answer<DeliveryAttempt>> Resend(string eventId, CancellationToken cancellation = default) =>
        Answers.Give(new DeliveryAttempt { EventId = eventId, Failure = "status-500", Milliseconds = 12 });

    public Task<bool> Deliver(CancellationToken cancellation = default) => Task.FromResult(false);

    public Task Settle() => Task.CompletedTask;
}
