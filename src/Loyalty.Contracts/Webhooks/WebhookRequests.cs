namespace Loyalty.Contracts.Webhooks;

/// <summary>What an endpoint is.</summary>
[GenerateSerializer, Alias("loyalty.WebhookRequest"), Immutable]
public sealed record WebhookRequest
{
    /// <summary>Where it is: an absolute https address without user and fragment, at most 2,000 characters.</summary>
    [Id(0)]
    public required string Url { get; init; }

    /// <summary>The kinds that it is told of, for example <c>loyalty.tier.changed</c>; null or empty: all.</summary>
    [Id(1)]
    public string[]? Types { get; init; }

    /// <summary>Whether it is not told for now. What happens meanwhile waits, however long it takes.</summary>
    [Id(2)]
    public bool Paused { get; init; }

    /// <summary>
    /// Where to begin, when it is made known: the <c>next</c> of a page of the feed, empty: the beginning; null: now.
    /// </summary>
    [Id(3)]
    public string? After { get; init; }

    /// <summary>Nothing of the address, which may have a secret in it.</summary>
    public override string ToString() => nameof(WebhookRequest);
}

/// <summary>A change of an endpoint's secret.</summary>
[GenerateSerializer, Alias("loyalty.RotationRequest"), Immutable]
public sealed record RotationRequest
{
    /// <summary>The shop's id of the rotation: the command's id.</summary>
    [Id(0)]
    public required string RotationId { get; init; }

    /// <summary>For how many hours messages are signed by the old secret too, 0 to 168; null: 24.</summary>
    [Id(1)]
    public int? OverlapHours { get; init; }
}
