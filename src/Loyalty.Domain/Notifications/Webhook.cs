using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Notifications;

/// <summary>
/// An endpoint of the shop that is told of what happens, and how far it has been told. What it is told is not kept here: it is made again
/// of the ledgers. Immutable; changed by <see cref="WebhookEvolution.Evolve"/> alone.
/// </summary>
public sealed record Webhook
{
    /// <summary>How many streams may wait at the most; where so many do, no new one is begun.</summary>
    public const int MostWaiting = 1_000;

    /// <summary>How many dead letters are kept at the most; the oldest go first.</summary>
    public const int MostDeadLetters = 1_000;

    /// <summary>So many failures one after another, and the endpoint is held to be down.</summary>
    public const int FailuresOfOneThatIsDown = 3;

    /// <summary>Where it is.</summary>
    public required string Url { get; init; }

    /// <summary>The kinds that it is told of; empty: all.</summary>
    public ImmutableArray<string> Types { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether it is not told for now; what happens meanwhile waits.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Whether it was taken away.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>When it was made known.</summary>
    public required Instant Since { get; init; }

    /// <summary>What it checks messages by.</summary>
    public required WebhookSecret Secret { get; init; }

    /// <summary>What it checked messages by before; null: nothing else, or no longer.</summary>
    public WebhookSecret? OldSecret { get; init; }

    /// <summary>Until when messages are signed by the old secret too; null where there is none.</summary>
    public Instant? OldSecretUntil { get; init; }

    /// <summary>The position in the feed up to which all was told, but for what waits.</summary>
    public long Cursor { get; init; }

    /// <summary>How often its progress was noted, or begun anew.</summary>
    public long Rounds { get; init; }

    /// <summary>What waits, by stream: at most one place for each, behind which the rest of the stream waits too.</summary>
    public ImmutableDictionary<string, Waiting> Waiting { get; init => field = value ?? Empty; } = Empty;

    /// <summary>What was given up, the oldest first.</summary>
    public ImmutableArray<DeadLetter> DeadLetters { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Messages that arrived, 0 or more.</summary>
    public long Delivered { get; init; }

    /// <summary>Attempts that failed since the last one that did not, 0 or more.</summary>
    public int Failures { get; init; }

    /// <summary>Before when nothing is tried, as the last attempts failed; null: now.</summary>
    public Instant? RestsUntil { get; init; }

    /// <summary>Why the last attempt failed; null where it did not.</summary>
    public string? LastFailure { get; init; }

    /// <summary>When a message arrived last; null: none has.</summary>
    public Instant? LastDeliveredAt { get; init; }

    private static ImmutableDictionary<string, Waiting> Empty => ImmutableDictionary<string, Waiting>.Empty;

    /// <summary>Whether there is anything to be told to it.</summary>
    public bool IsOn => !IsPaused && !IsRemoved;

    /// <summary>Whether it is told of a kind.</summary>
    public bool Takes(string kind) => Types.IsEmpty || Types.Contains(kind);

    /// <summary>What messages are signed by at an instant, the newest secret first.</summary>
    public IEnumerable<WebhookSecret> SecretsAt(Instant now) =>
        OldSecret is { } old && now < OldSecretUntil ? [Secret, old] : [Secret];
}

/// <summary>A stream whose next message could not be delivered, or was not tried yet.</summary>
/// <param name="From">The version of the event whose message is next.</param>
/// <param name="Place">Messages of that event that have arrived already, those that the endpoint does not take included.</param>
/// <param name="To">The last version that waits.</param>
/// <param name="NextAt">When it is tried next.</param>
public sealed record Waiting(long From, int Place, long To, Instant NextAt)
{
    /// <summary>How often the message was tried, 0 or more.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was tried first; null: it was not yet.</summary>
    public Instant? FirstAt { get; init; }

    /// <summary>Why it failed; null where it was not tried yet.</summary>
    public string? Failure { get; init; }
}

/// <summary>A message that was given up.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Stream">The stream of the event that it tells of.</param>
/// <param name="Version">The event's version.</param>
/// <param name="Place">Its place among the event's messages, from 0.</param>
/// <param name="FirstAt">When it was tried first.</param>
/// <param name="At">When it was given up.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Failure">Why it failed at last.</param>
public sealed record DeadLetter(
    string Id, string Type, string Stream, long Version, int Place, Instant FirstAt, Instant At, int Attempts, string Failure);
