using Orleans.Concurrency;

namespace Loyalty.Contracts.Feed;

/// <summary>
/// What happened in a program, in order, for systems that ask rather than be told: the same events as webhooks deliver. Key: the
/// program's id.
/// </summary>
[Alias("loyalty.IFeedGrain")]
public interface IFeedGrain : IGrainWithStringKey
{
    /// <summary>Events after a place.</summary>
    /// <param name="after">The <see cref="FeedPage.Next"/> of an earlier page; empty: from the beginning.</param>
    /// <param name="limit">Events of the page at the most, 1 to 1,000.</param>
    /// <param name="cancellation">Stops the reading.</param>
    [Alias("Read"), AlwaysInterleave]
    Task<Answer<FeedPage>> Read(string after, int limit, CancellationToken cancellation = default);
}

/// <summary>A page of events.</summary>
[GenerateSerializer, Alias("loyalty.FeedPage"), Immutable]
public sealed record FeedPage
{
    /// <summary>The events, the oldest first; may be none although there are more.</summary>
    [Id(0)]
    public required CloudEvent[] Events { get; init; }

    /// <summary>Where to go on, opaque. Always there: what happens later comes after it.</summary>
    [Id(1)]
    public required string Next { get; init; }

    /// <summary>Whether there is more to be read at once.</summary>
    [Id(2)]
    public bool More { get; init; }
}
