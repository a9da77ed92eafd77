using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Notifications;

/// <summary>Something that happened to a webhook. Stored for ever; never changed.</summary>
public abstract record WebhookEvent
{
    private WebhookEvent()
    {
    }

    /// <summary>When, by the engine's clock.</summary>
    public required Instant At { get; init; }

    /// <summary>An endpoint was made known, for the first time or after it was taken away.</summary>
    public sealed record Registered : WebhookEvent
    {
        /// <summary>Where it is.</summary>
        public required string Url { get; init; }

        /// <summary>The kinds that it is told of; empty: all.</summary>
        public required ImmutableArray<string> Types { get; init; }

        /// <summary>Whether it is not told for now.</summary>
        public required bool IsPaused { get; init; }

        /// <summary>The position in the feed after which it is told all.</summary>
        public required long Cursor { get; init; }

        /// <summary>What it checks messages by.</summary>
        public required WebhookSecret Secret { get; init; }
    }

    /// <summary>Where it is, what it is told of, or whether it is told was changed.</summary>
    public sealed record Changed : WebhookEvent
    {
        /// <summary>Where it is.</summary>
        public required string Url { get; init; }

        /// <summary>The kinds that it is told of; empty: all.</summary>
        public required ImmutableArray<string> Types { get; init; }

        /// <summary>Whether it is not told for now.</summary>
        public required bool IsPaused { get; init; }
    }

    /// <summary>It got a new secret.</summary>
    public sealed record SecretRotated : WebhookEvent
    {
        /// <summary>The shop's id of the rotation.</summary>
        public required string RotationId { get; init; }

        /// <summary>The new one.</summary>
        public required WebhookSecret Secret { get; init; }

        /// <summary>Until when messages are signed by the one before, too.</summary>
        public required Instant OldUntil { get; init; }
    }

    /// <summary>Messages were delivered, or tried in vain: once for many of them.</summary>
    public sealed record Progressed : WebhookEvent
    {
        /// <summary>The position in the feed up to which all was told, but for what waits.</summary>
        public required long Cursor { get; init; }

        /// <summary>Messages that arrived, 0 or more.</summary>
        public required int Delivered { get; init; }

        /// <summary>Attempts that failed since the last one that did not, 0 or more.</summary>
        public required int Failures { get; init; }

        /// <summary>Why the last attempt failed; null where it did not.</summary>
        public string? LastFailure { get; init; }

        /// <summary>Before when nothing is tried; null: now.</summary>
        public Instant? RestsUntil { get; init; }

        /// <summary>Streams that wait, or wait otherwise than before; null: none.</summary>
        public ImmutableDictionary<string, Waiting>? Waits { get; init; }

        /// <summary>Streams that wait no more; null: none.</summary>
        public ImmutableArray<string>? Freed { get; init; }

        /// <summary>Messages that were given up; null: none.</summary>
        public ImmutableArray<DeadLetter>? Died { get; init; }

        /// <summary>Whether the endpoint answers again after it was down: what waits is tried at once; null: it is as it was.</summary>
        public bool? IsBack { get; init; }
    }

    /// <summary>A dead letter was sent again by hand, and arrived.</summary>
    public sealed record Resent : WebhookEvent
    {
        /// <summary>The message's id.</summary>
        public required string Id { get; init; }
    }

    /// <summary>It was taken away.</summary>
    public sealed record Removed : WebhookEvent;
}
