using Loyalty.Grains.Effects;

namespace Loyalty.Grains.Tests.Cluster;

/// <summary>Seeds that differ, and that anybody can guess.</summary>
internal sealed class CountedSeeds : ISeedSource
{
    private long last;

    public UInt128 Next() => (UInt128)Interlocked.Increment(ref last);
}
