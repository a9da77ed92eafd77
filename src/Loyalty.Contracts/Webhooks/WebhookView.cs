namespace Loyalty.Contracts.Webhooks;

/// <summary>An endpoint as it is.</summary>
[GenerateSerializer, Alias("loyalty.WebhookView"), Immutable]
public sealed record WebhookView
{
    /// <summary>Its id, which the shop chose.</summary>
    [Id(0)]
    public required string WebhookId { get; init; }

    /// <summary>Where it is.</summary>
    [Id(1)]
    public required string Url { get; init; }

    /// <summary>The kinds that it is told of; empty: all.</summary>
    [Id(2)]
    public required string[] Types { get; init; }

    /// <summary>Whether it is not told for now.</summary>
    [Id(3)]
    public bool Paused { get; init; }

    /// <summary>When it was made known.</summary>
    [Id(4)]
    public DateTimeOffset Since { get; init; }

    /// <summary>Where it stands in the feed: what is before it has arrived, waits, or was given up.</summary>
    [Id(5)]
    public required string Cursor { get; init; }

    /// <summary>Messages that arrived.</summary>
    [Id(6)]
    public long Delivered { get; init; }

    /// <summary>Members (and the program's promotions, as one) whose next message is tried again later.</summary>
    [Id(7)]
    public int Waiting { get; init; }

    /// <summary>Messages that were given up and not sent again since.</summary>
    [Id(8)]
    public int DeadLetters { get; init; }

    /// <summary>Attempts that failed since the last one that did not.</summary>
    [Id(9)]
    public int Failures { get; init; }

    /// <summary>Why the last attempt failed: <c>status-500</c>, <c>timeout</c>, <c>unreachable</c> …; null where it did not.</summary>
    [Id(10)]
    public string? LastFailure { get; init; }

    /// <summary>When a message arrived last.</summary>
    [Id(11)]
    public DateTimeOffset? LastDeliveredAt { get; init; }

    /// <summary>Until when messages are signed by the secret before, too; null: they are not.</summary>
    [Id(12)]
    public DateTimeOffset? OldSecretUntil { get; init; }

    /// <summary>Its secret, in the answer that made it, and never again.</summary>
    [Id(13)]
    public string? Secret { get; init; }

    /// <summary>When the first of the messages that wait is tried again; null: none waits.</summary>
    [Id(14)]
    public DateTimeOffset? NextTryAt { get; init; }

    /// <summary>Nothing of address and secret.</summary>
    public override string ToString() => $"{nameof(WebhookView)} {WebhookId}";
}

/// <summary>The endpoints of a program.</summary>
[GenerateSerializer, Alias("loyalty.WebhookList"), Immutable]
public sealed record WebhookList
{
    /// <summary>By id.</summary>
    [Id(0)]
    public required WebhookView[] Webhooks { get; init; }

    /// <summary>The kinds that there are.</summary>
    [Id(1)]
    public required string[] Types { get; init; }
}

/// <summary>What became of one attempt.</summary>
[GenerateSerializer, Alias("loyalty.DeliveryAttempt"), Immutable]
public sealed record DeliveryAttempt
{
    /// <summary>The message's id.</summary>
    [Id(0)]
    public required string EventId { get; init; }

    /// <summary>Whether it arrived: the endpoint answered with 200 to 299.</summary>
    [Id(1)]
    public bool Delivered { get; init; }

    /// <summary>Why it did not: <c>status-500</c>, <c>timeout</c>, <c>unreachable</c>, <c>address-refused</c> …; null where it did.</summary>
    [Id(2)]
    public string? Failure { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    [Id(3)]
    public long Milliseconds { get; init; }
}

/// <summary>Messages that were given up.</summary>
[GenerateSerializer, Alias("loyalty.DeadLetterList"), Immutable]
public sealed record DeadLetterList
{
    /// <summary>The oldest first, at most 1,000.</summary>
    [Id(0)]
    public required DeadLetterView[] DeadLetters { get; init; }
}

/// <summary>A message that was given up.</summary>
[GenerateSerializer, Alias("loyalty.DeadLetterView"), Immutable]
public sealed record DeadLetterView
{
    /// <summary>Its id.</summary>
    [Id(0)]
    public required string EventId { get; init; }

    /// <summary>Its kind.</summary>
    [Id(1)]
    public required string Type { get; init; }

    /// <summary>The member that it is about; null where it is about a promotion.</summary>
    [Id(2)]
    public string? MemberId { get; init; }

    /// <summary>When it was tried first.</summary>
    [Id(3)]
    public DateTimeOffset FirstAt { get; init; }

    /// <summary>When it was given up.</summary>
    [Id(4)]
    public DateTimeOffset At { get; init; }

    /// <summary>How often it was tried.</summary>
    [Id(5)]
    public int Attempts { get; init; }

    /// <summary>Why it failed at last.</summary>
    [Id(6)]
    public required string Failure { get; init; }
}
