#if !ORLEANS_MICROSOFT
using Loyalty.Contracts;
using Loyalty.Grains;
using Loyalty.Grains.Promotions;
using Orleans.Lite;

namespace Loyalty.Silo.Cluster;

/// <summary>
/// What grains and API ask of the cluster, answered from its membership. A term of the membership is two terms of memory: what a silo had sent
/// to the store before it lost a member may land after the next one has read the stream, so memory is looked at once more when that is over.
/// </summary>
internal sealed class ClusterTerm(IMembership membership, ILocalSiloDetails silo, TimeProvider time) : IMemoryTerm, ILivingHolders, IClusterView
{
    /// <summary>Longer than a store may work on an append (5 s and 3 s as delivered), and than one may be on its way to it.</summary>
    internal static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    private Phase phase = new(0, 0, IsSettled: false);

    private sealed record Phase(long Term, long Since, bool IsSettled);

    public long Current => membership.Term is var term && term > 0 ? (term * 2) + (IsSettled(term) ? 1 : 0) : 0;

    public bool MayAnswer(long began) => membership.Term is var term && term > 0 && began / 2 == term;

    private bool IsSettled(long term)
    {
        var known = phase;
        if (known.Term == term && (known.IsSettled || time.GetElapsedTime(known.Since) < Settling))
        {
            return known.IsSettled;
        }

        phase = known.Term == term ? known with { IsSettled = true } : new Phase(term, time.GetTimestamp(), IsSettled: false);
        return phase.IsSettled;
    }

    public string Own => silo.SiloAddress.ToParsableString();

    public long Version => membership.Current.Version;

    /// <summary>Who has left the cluster stores nothing more: its slices of budgets are taken back, and it hears of it if it comes again.</summary>
    public bool IsAlive(string incarnation) =>
        membership.Current.Processes.Any(process => process.ToParsableString() == incarnation);

    public async Task<long> After(long version, CancellationToken cancellation) =>
        (await membership.After(version, cancellation)).Version;
}
#endif
