#if !ORLEANS_MICROSOFT
using Loyalty.Contracts;
using Loyalty.Grains;
using Loyalty.Grains.Promotions;
using Orleans.Lite;

namespace Loyalty.Silo.Cluster;

/// <summary>What grains and API ask of the cluster, answered from its membership.</summary>
internal sealed class ClusterTerm(IMembership membership, ILocalSiloDetails silo) : IMemoryTerm, ILivingHolders, IClusterView
{
    public long Current => membership.Term;

    public bool MayAnswer(long began) => began > 0 && began == membership.Term;

    public string Own => silo.SiloAddress.ToParsableString();

    public long Version => membership.Current.Version;

    /// <summary>Who has left the cluster stores nothing more: its slices of budgets are taken back, and it hears of it if it comes again.</summary>
    public bool IsAlive(string incarnation) =>
        membership.Current.Processes.Any(process => process.ToParsableString() == incarnation);

    public async Task<long> After(long version, CancellationToken cancellation) =>
        (await membership.After(version, cancellation)).Version;
}
#endif
