namespace Loyalty.History;

/// <summary>All that is known of a run: what clients saw, and what is stored when it is over. What is left out is not judged.</summary>
public sealed record Observed
{
    public required IReadOnlyCollection<Call> Calls { get; init; }

    /// <summary>Each member's ledger, oldest entry first.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<LedgerEntry>> Ledgers { get; init; }

    /// <summary>Whether everything that passes between members had the time to arrive.</summary>
    public bool IsSettled { get; init; }

    public IReadOnlyCollection<Budget> Budgets { get; init; } = [];

    public IReadOnlyCollection<Toggle> Toggles { get; init; } = [];

    /// <summary>The journal's feed, read as a whole when the run was over.</summary>
    public IReadOnlyList<FeedPlace>? Feed { get; init; }

    /// <summary>The feed as a reader saw it who followed it while the run was on.</summary>
    public IReadOnlyList<FeedPlace> Followed { get; init; } = [];

    /// <summary>Each stream's version, as the journal tells it when the run is over.</summary>
    public IReadOnlyDictionary<string, long> Streams { get; init; } = new Dictionary<string, long>();

    /// <summary>What precedes a ledger's name in the name of its stream.</summary>
    public string StreamPrefix { get; init; } = "";

    /// <summary>Which silo stored what, and when, by the store's clock.</summary>
    public IReadOnlyCollection<Written> Written { get; init; } = [];

    /// <summary>When silos were out of the cluster, by the same clock.</summary>
    public IReadOnlyCollection<Absence> Absences { get; init; } = [];
}

/// <summary>A promotion and the points that it may give in all.</summary>
public sealed record Budget(string Promotion, long Points);

/// <summary>One event of the feed.</summary>
public readonly record struct FeedPlace(long Position, string Stream, long Version);

/// <summary>One append as the store noted it.</summary>
public sealed record Written(string Stream, long Version, string Silo, DateTimeOffset At);

/// <summary>From when a silo was no longer in the table of the cluster until it had announced itself again.</summary>
public sealed record Absence(string Silo, DateTimeOffset From, DateTimeOffset Until);
