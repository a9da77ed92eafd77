namespace Loyalty.Cli.Feeding;

/// <summary>How a feed ended, and why if it ended early.</summary>
internal sealed record FeedEnd(FeedEndKind Kind, string? Why = null)
{
    public static FeedEnd Finished { get; } = new(FeedEndKind.Finished);

    public static FeedEnd Interrupted { get; } = new(FeedEndKind.Interrupted, "Interrupted; running it again goes on from here.");
}

internal enum FeedEndKind
{
    /// <summary>Every call was settled, be it by a refusal.</summary>
    Finished,

    /// <summary>Stopped from outside.</summary>
    Interrupted,

    /// <summary>The server was away for longer than the patience allows.</summary>
    GaveUp,

    /// <summary>The key or the program is wrong.</summary>
    Hopeless,
}
