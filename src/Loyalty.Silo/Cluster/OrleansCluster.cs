#if ORLEANS_MICROSOFT
using Loyalty.Contracts;
using Loyalty.Grains;
using Loyalty.Grains.Promotions;

namespace Loyalty.Silo.Cluster;

/// <summary>What grains and API ask of the cluster, answered from the membership of Microsoft Orleans.</summary>
internal sealed class OrleansCluster(IClusterMembershipService membership, ILocalSiloDetails silo) : ILivingHolders, IClusterView
{
    public string Own => silo.SiloAddress.ToParsableString();

    public long Version => membership.CurrentSnapshot.Version.Value;

    public bool IsAlive(string incarnation) => incarnation == Own || membership.CurrentSnapshot.Members
        .Any(member => member.Value.Status != SiloStatus.Dead && member.Key.ToParsableString() == incarnation);

    public async Task<long> After(long version, CancellationToken cancellation)
    {
        await foreach (var snapshot in membership.MembershipUpdates.WithCancellation(cancellation))
        {
            if (snapshot.Version.Value > version)
            {
                return snapshot.Version.Value;
            }
        }

        throw new OperationCanceledException("The silo has stopped.");
    }
}

/// <summary>A client of Microsoft Orleans is not told when silos come and go: whoever waits for word asks again every few seconds.</summary>
internal sealed class GatewayView(TimeProvider time) : IClusterView
{
    private const int Seconds = 5;

    public long Version => 1 + time.GetTimestamp() / (time.TimestampFrequency * Seconds);

    public async Task<long> After(long version, CancellationToken cancellation)
    {
        while (Version <= version)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), time, cancellation);
        }

        return Version;
    }
}

/// <summary>Microsoft Orleans does not tell a silo when its grains may run elsewhere: each answer looks at its stream's version.</summary>
internal sealed class NoTerm : IMemoryTerm
{
    public long Current => 0;

    /// <summary>Whoever loaded the stream too early looks at its version as well before it answers.</summary>
    public bool MayAnswer(long began) => true;
}
#endif
