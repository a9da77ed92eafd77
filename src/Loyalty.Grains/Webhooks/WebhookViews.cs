using Loyalty.Contracts.Webhooks;
using Loyalty.Domain.Notifications;
using Loyalty.Grains.Feed;
using Loyalty.Grains.Members;
using NodaTime;

namespace Loyalty.Grains.Webhooks;

/// <summary>Webhooks as the shop sees them: without their secrets.</summary>
internal static class WebhookViews
{
    public static WebhookView Of(string id, Webhook webhook, Instant now) => new()
    {
        WebhookId = id,
        Url = webhook.Url,
        Types = [.. webhook.Types],
        Paused = webhook.IsPaused,
        Since = webhook.Since.ToDateTimeOffset(),
        Cursor = new FeedCursor(webhook.Cursor, 0).ToString(),
        Delivered = webhook.Delivered,
        Waiting = webhook.Waiting.Count,
        DeadLetters = webhook.DeadLetters.Length,
        Failures = webhook.Failures,
        LastFailure = webhook.LastFailure,
        LastDeliveredAt = Views.Time(webhook.LastDeliveredAt),
        NextTryAt = webhook.Waiting.Count == 0 ? null : webhook.Waiting.Values.Min(waiting => waiting.NextAt).ToDateTimeOffset(),
        OldSecretUntil = webhook.OldSecretUntil > now ? Views.Time(webhook.OldSecretUntil) : null,
    };

    public static DeadLetterView Of(DeadLetter letter, string membersPrefix) => new()
    {
        EventId = letter.Id,
        Type = letter.Type,
        MemberId = letter.Stream.StartsWith(membersPrefix, StringComparison.Ordinal) ? letter.Stream[membersPrefix.Length..] : null,
        FirstAt = letter.FirstAt.ToDateTimeOffset(),
        At = letter.At.ToDateTimeOffset(),
        Attempts = letter.Attempts,
        Failure = letter.Failure,
    };
}
