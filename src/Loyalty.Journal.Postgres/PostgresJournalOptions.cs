namespace Loyalty.Journal.Postgres;

/// <summary>Where a journal on PostgreSQL is, and how long and how wide it works.</summary>
/// <param name="ConnectionString">
/// As Npgsql takes it: host, port, database, user, password, TLS. The timeouts, the keepalive and the settings of the session are the
/// adapter's own.
/// </param>
public sealed record PostgresJournalOptions(string ConnectionString)
{
    /// <summary>Seconds until a command is given up, whose outcome is unknown then; 1 to 600.</summary>
    public int CommandSeconds { get; init; } = 5;

    /// <summary>Seconds until an attempt to connect is given up; 1 to 600.</summary>
    public int ConnectSeconds { get; init; } = 5;

    /// <summary>How many reads run at the same moment, each on a connection of its own; 1 or more.</summary>
    public int Readers { get; init; } = 8;

    /// <summary>
    /// How many batches may be on their way at the same moment, each on a connection of its own; 1 to 64. The appends of a stream all
    /// go the same way.
    /// </summary>
    public int Writers { get; init; } = 1;

    /// <summary>Bounds of the queue before each writer. A batch has at most 1,024 appends.</summary>
    public GroupCommitOptions GroupCommit { get; init; } = new();

    /// <summary>How long a reader at the end of the feed waits for transactions that began before what is there to be read.</summary>
    internal TimeSpan FeedPatience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Called around each batch; a test that throws there fails the batch before it is sent, or hides its answer.</summary>
    internal Action<CommitMoment>? AroundCommit { get; init; }
}

/// <summary>The two moments at which a test may break a batch.</summary>
internal enum CommitMoment
{
    Before,
    After,
}
