using Loyalty.Contracts.Feed;
using Loyalty.Domain.Notifications;
using Loyalty.Grains.Feed;
using NodaTime;

namespace Loyalty.Grains.Webhooks;

/// <summary>Messages as Standard Webhooks has them: signed by each secret that is good now, anew at each attempt.</summary>
internal static class Messages
{
    public static WebhookMessage To(this CloudEvent happened, Webhook webhook, Instant now)
    {
        var (seconds, body) = (now.ToUnixTimeSeconds(), CloudEventJson.Write(happened));
        var signatures = webhook.SecretsAt(now).Select(secret => secret.Sign(happened.Id, seconds, body.Span));
        return new WebhookMessage(webhook.Url, happened.Id, seconds, string.Join(' ', signatures), body);
    }
}
