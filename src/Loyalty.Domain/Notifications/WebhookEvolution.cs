using System.Collections.Immutable;
using System.Diagnostics;
using NodaTime;

namespace Loyalty.Domain.Notifications;

/// <summary>What events make of a webhook.</summary>
public static class WebhookEvolution
{
    /// <summary>The webhook after an event; null before it was made known.</summary>
    public static Webhook Evolve(Webhook? webhook, WebhookEvent happened)
    {
        if (happened is WebhookEvent.Registered registered)
        {
            return Register(registered) with { Rounds = (webhook?.Rounds ?? 0) + 1 };
        }

        var before = webhook ?? throw new InvalidOperationException("A webhook's first event is its registration.");
        return happened switch
        {
            WebhookEvent.Changed changed => before with { Url = changed.Url, Types = changed.Types, IsPaused = changed.IsPaused },
            WebhookEvent.SecretRotated rotated => before with
            {
                Secret = rotated.Secret,
                OldSecret = before.Secret,
                OldSecretUntil = rotated.OldUntil,
            },
            WebhookEvent.Progressed progressed => Progress(before, progressed),
            WebhookEvent.Resent resent => before with { DeadLetters = before.DeadLetters.RemoveAll(letter => letter.Id == resent.Id) },
            WebhookEvent.Removed => before with { IsRemoved = true },
            _ => throw new UnreachableException($"No evolution for {happened.GetType()}."),
        };
    }

    private static Webhook Register(WebhookEvent.Registered registered) => new()
    {
        Url = registered.Url,
        Types = registered.Types,
        IsPaused = registered.IsPaused,
        Since = registered.At,
        Secret = registered.Secret,
        Cursor = registered.Cursor,
    };

    private static Webhook Progress(Webhook before, WebhookEvent.Progressed progressed)
    {
        var waiting = before.Waiting
            .RemoveRange(progressed.Freed ?? [])
            .SetItems(progressed.Waits ?? ImmutableDictionary<string, Waiting>.Empty);
        var letters = before.DeadLetters.AddRange(progressed.Died ?? []);
        return before with
        {
            Cursor = progressed.Cursor,
            Rounds = before.Rounds + 1,
            Waiting = progressed.IsBack is true ? AtOnce(waiting, progressed.At) : waiting,
            DeadLetters = letters.Length > Webhook.MostDeadLetters ? letters[^Webhook.MostDeadLetters..] : letters,
            Delivered = before.Delivered + progressed.Delivered,
            Failures = progressed.Failures,
            RestsUntil = progressed.RestsUntil,
            LastFailure = progressed.LastFailure,
            LastDeliveredAt = progressed.Delivered > 0 ? progressed.At : before.LastDeliveredAt,
        };
    }

    private static ImmutableDictionary<string, Waiting> AtOnce(ImmutableDictionary<string, Waiting> waiting, Instant now) =>
        waiting.SetItems(waiting.Select(wait => KeyValuePair.Create(wait.Key, wait.Value with { NextAt = Instant.Min(wait.Value.NextAt, now) })));
}
