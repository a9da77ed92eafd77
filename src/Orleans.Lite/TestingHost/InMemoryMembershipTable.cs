using System.Collections.Immutable;
using Orleans.Lite;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A membership table that all processes of a test share. Safe from any thread.</summary>
public sealed class InMemoryMembershipTable : IMembershipTable
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<SiloAddress, ClusterMember> members = [];
    private long version;

    /// <summary>Every call fails, and changes nothing.</summary>
    public bool IsDown { get; set; }

    /// <summary>Every call fails after it has made its change.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>Is awaited before each call; null: nothing is.</summary>
    public Func<CancellationToken, Task>? Delay { get; set; }

    /// <summary>The table as it is now, whatever the switches say.</summary>
    public ClusterTable Content
    {
        get
        {
            lock (gate) return new ClusterTable(version, [.. members.Values]);
        }
    }

    /// <inheritdoc />
    public ValueTask<ClusterTable> Read(CancellationToken cancellation = default) => Call(static () => { }, cancellation);

    /// <inheritdoc />
    public ValueTask<ClusterTable> Add(SiloAddress process, bool hostsGrains, CancellationToken cancellation = default) => Call(
        () =>
        {
            if (members.ContainsKey(process)) return;
            foreach (var other in members.Keys.Where(other => other.Endpoint.Equals(process.Endpoint)).ToImmutableArray())
            {
                members.Remove(other);
            }

            members[process] = new ClusterMember(process, hostsGrains, ++version, 0, 0);
        },
        cancellation);

    /// <inheritdoc />
    public ValueTask<ClusterTable> Renew(SiloAddress process, long seen, CancellationToken cancellation = default) => Call(
        () =>
        {
            if (!members.TryGetValue(process, out var member)) return;
            members[process] = member with { Seen = Math.Max(seen, member.Seen), Renewals = member.Renewals + 1 };
        },
        cancellation);

    /// <inheritdoc />
    public ValueTask<ClusterTable> Remove(SiloAddress process, long? renewals, CancellationToken cancellation = default) => Call(
        () =>
        {
            if (!members.TryGetValue(process, out var member) || member.Renewals > (renewals ?? long.MaxValue)) return;
            members.Remove(process);
            version++;
        },
        cancellation);

    private async ValueTask<ClusterTable> Call(Action change, CancellationToken cancellation)
    {
        if (Delay is { } delay) await delay(cancellation);
        if (IsDown) throw new IOException("The membership table is down.");
        ClusterTable after;
        lock (gate)
        {
            change();
            after = Content;
        }

        return LosesAnswers ? throw new IOException("The answer of the membership table was lost.") : after;
    }
}
