namespace Loyalty.Cli.Feeding;

/// <summary>How to feed.</summary>
internal sealed record FeedOptions
{
    public required Uri Server { get; init; }
    public required string Program { get; init; }
    public string? Key { get; init; }

    /// <summary>Members fed at once; each has one call under way at a time.</summary>
    public int Concurrency { get; init; } = 64;

    /// <summary>How long the whole feed may go without one answer that settles a call before it gives up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>First pause after a failure; each further one doubles it.</summary>
    public TimeSpan ShortestPause { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);
}
