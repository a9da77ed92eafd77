namespace Loyalty.Journal.Sqlite;

/// <summary>Where a journal lies and how much it may hold in memory.</summary>
/// <param name="Directory">The data directory; made where it is absent. One process at a time may have it open.</param>
public sealed record SqliteJournalOptions(string Directory)
{
    /// <summary>How many reads run at the same moment, each on a connection of its own; 1 or more.</summary>
    public int Readers { get; init; } = 4;

    /// <summary>How many stream positions the writer remembers; twice as many at most. 1 or more.</summary>
    public int RememberedStreams { get; init; } = 16_384;

    /// <summary>Bounds of the queue before the writer.</summary>
    public GroupCommitOptions GroupCommit { get; init; } = new();

    /// <summary>Called around each commit; a test that throws there fails the commit before it is done, or hides that it was.</summary>
    internal Action<CommitMoment>? AroundCommit { get; init; }
}

/// <summary>The two moments at which a test may break a commit.</summary>
internal enum CommitMoment
{
    Before,
    After,
}
