using Loyalty.Simulation.Faults;
using Loyalty.Simulation.Scheduling;
using Loyalty.Simulation.Store;
using Orleans.Lite;
using Orleans.TestingHost;

namespace Loyalty.Simulation.Cluster;

/// <summary>One process's way to the table of the cluster, which is in the same database as the journal.</summary>
internal sealed class SimulatedTable(InMemoryMembershipTable table, SimulatedJournal journal, StoreFaults faults, TimeProvider time) : IMembershipTable
{
    private readonly Dice dice = faults.Dice.Fork();

    public ValueTask<ClusterTable> Read(CancellationToken cancellation) => Ask(() => table.Read(cancellation), cancellation);

    public ValueTask<ClusterTable> Add(SiloAddress process, bool hostsGrains, CancellationToken cancellation) =>
        Ask(() => table.Add(process, hostsGrains, cancellation), cancellation);

    public ValueTask<ClusterTable> Renew(SiloAddress process, long seen, CancellationToken cancellation) =>
        Ask(() => table.Renew(process, seen, cancellation), cancellation);

    public ValueTask<ClusterTable> Remove(SiloAddress process, long? renewals, CancellationToken cancellation) =>
        Ask(() => table.Remove(process, renewals, cancellation), cancellation);

    private async ValueTask<ClusterTable> Ask(Func<ValueTask<ClusterTable>> call, CancellationToken cancellation)
    {
        if (journal.IsCut) await Hang(cancellation);
        await Task.Delay(faults.Way(dice), time, cancellation);
        if (faults.FailsReading(dice)) throw new IOException("The table failed before it did anything.");
        var answer = await call();
        if (journal.IsCut) await Hang(cancellation);
        if (faults.FailsReading(dice)) throw new IOException("The answer of the table was lost.");
        await Task.Delay(faults.Way(dice), time, cancellation);
        return answer;
    }

    private async Task Hang(CancellationToken cancellation)
    {
        await Task.Delay(StoreFaults.Patience, time, cancellation);
        throw new IOException("The table cannot be reached.");
    }
}
