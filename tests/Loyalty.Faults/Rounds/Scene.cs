using Loyalty.Faults.Members;
using Loyalty.Faults.Processes;

namespace Loyalty.Faults.Rounds;

/// <summary>What a round works with: a cluster under load.</summary>
internal sealed class Scene(ProcessCluster cluster, Crowd crowd, int seed)
{
    private readonly List<TimeSpan> faults = [];
    private readonly List<TimeSpan> returns = [];

    public ProcessCluster Cluster => cluster;

    public Crowd Crowd => crowd;

    public Random Random { get; } = new(seed);

    /// <summary>When each fault began, by the time of the run.</summary>
    public IReadOnlyList<TimeSpan> Faults => faults;

    /// <summary>Builds that processes are started from, in turn.</summary>
    public required IReadOnlyList<BuildFolder> Builds { get; init; }

    /// <summary>Figures of its own that the round found.</summary>
    public List<Figure> Figures { get; } = [];

    public EngineProcess AnySilo => cluster.Silos[Random.Next(cluster.Silos.Count)];

    /// <summary>A fault begins now.</summary>
    public void Mark() => faults.Add(crowd.Now);

    /// <summary>When processes that had been killed began to start again.</summary>
    public IReadOnlyList<TimeSpan> Returns => returns;

    /// <summary>What was killed starts again now.</summary>
    public void MarkReturn() => returns.Add(crowd.Now);

    /// <summary>Waits some milliseconds in which the load goes on.</summary>
    public Task Wait(int least, int most) => Task.Delay(Random.Next(least, most));
}

/// <summary>One figure of a report.</summary>
internal sealed record Figure(string What, string Value);
