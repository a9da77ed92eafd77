using System.Collections.Immutable;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>
/// The table that all processes of a cluster share. Each member changes atomically, and every call answers the whole table as it was
/// right afterwards. There is no clock in it: whether somebody still lives, the others find out by watching whether it renews.
/// Any call may throw: the store is out of reach, and the change may or may not have been made.
/// </summary>
public interface IMembershipTable
{
    /// <summary>The table as it is now.</summary>
    ValueTask<ClusterTable> Read(CancellationToken cancellation = default);

    /// <summary>
    /// Announces a process. The version rises, and the process's <see cref="ClusterMember.Since"/> is the new one. A process that is
    /// there already stays as it is. Other lives (generations) of the same endpoint are removed: two cannot listen at one place.
    /// </summary>
    ValueTask<ClusterTable> Add(SiloAddress process, bool hostsGrains, CancellationToken cancellation = default);

    /// <summary>
    /// Notes that a process lives and which version of the table it goes by. A process that is no longer in the table is not put back:
    /// its lease has been taken from it.
    /// </summary>
    ValueTask<ClusterTable> Renew(SiloAddress process, long seen, CancellationToken cancellation = default);

    /// <summary>
    /// Takes a process out, and the version rises; nothing happens where it is not in the table, or where it has renewed more often
    /// than <paramref name="renewals"/> (null: in any case).
    /// </summary>
    ValueTask<ClusterTable> Remove(SiloAddress process, long? renewals, CancellationToken cancellation = default);
}

/// <summary>The processes of a cluster at one version.</summary>
/// <param name="Version">Rises by one whenever a process comes or goes; a renewal leaves it.</param>
/// <param name="Members">The processes, in any order.</param>
public sealed record ClusterTable(long Version, ImmutableArray<ClusterMember> Members);

/// <summary>One process of a cluster.</summary>
/// <param name="Address">Where it listens, and in which of its lives.</param>
/// <param name="HostsGrains">A silo; otherwise a gateway, which only calls grains and hosts observers.</param>
/// <param name="Since">The version that announced it.</param>
/// <param name="Seen">The newest version that it goes by, as it said with its last renewal; 0 before the first.</param>
/// <param name="Renewals">How often it has renewed.</param>
public sealed record ClusterMember(SiloAddress Address, bool HostsGrains, long Since, long Seen, long Renewals);
