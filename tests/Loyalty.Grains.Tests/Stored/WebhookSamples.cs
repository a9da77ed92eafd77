using System.Collections.Immutable;
using Loyalty.Domain.Notifications;
using NodaTime;

namespace Loyalty.Grains.Tests.Stored;

/// <summary>One of each thing that is stored of webhooks, with every field told.</summary>
internal static class WebhookSamples
{
    private const string Member = "member/storefront/anna";
    private static readonly Instant At = Instant.FromUtc(2026, 3, 10, 15, 0);
    private static readonly WebhookSecret Secret = WebhookSecret.Of(1, 2);
    private static readonly Waiting Waiting = new(3, 1, 7, At) { Attempts = 2, FirstAt = At, Failure = "status-500" };
    private static readonly DeadLetter Letter = new("0a-3-tier-changed", "loyalty.tier.changed", Member, 3, 1, At, At, 20, "timeout");

    public static readonly WebhookEvent[] Events =
    [
        new WebhookEvent.Registered
        {
            At = At, Url = "https://shop.example/hook", Types = ["loyalty.tier.changed"], IsPaused = true, Cursor = 12, Secret = Secret,
        },
        new WebhookEvent.Changed { At = At, Url = "https://shop.example/hook", Types = [], IsPaused = false },
        new WebhookEvent.SecretRotated { At = At, RotationId = "r-1", Secret = Secret, OldUntil = At + Duration.FromHours(24) },
        new WebhookEvent.Progressed
        {
            At = At, Cursor = 30, Delivered = 4, Failures = 3, LastFailure = "timeout", RestsUntil = At, IsBack = true, Freed = [Member + "2"],
            Waits = ImmutableDictionary<string, Waiting>.Empty.Add(Member, Waiting), Died = [Letter],
        },
        new WebhookEvent.Resent { At = At, Id = Letter.Id },
        new WebhookEvent.Removed { At = At },
    ];

    public static readonly Webhook Webhook = new()
    {
        Url = "https://shop.example/hook", Types = ["loyalty.tier.changed"], IsPaused = true, IsRemoved = true, Since = At, Secret = Secret,
        OldSecret = WebhookSecret.Of(3, 4), OldSecretUntil = At, Cursor = 30, Rounds = 5, Delivered = 9, Failures = 3, RestsUntil = At,
        Waiting = ImmutableDictionary<string, Waiting>.Empty.Add(Member, Waiting), DeadLetters = [Letter], LastFailure = "timeout",
        LastDeliveredAt = At,
    };
}
