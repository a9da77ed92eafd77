using System.Collections.Immutable;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>Which silos live, as far as this silo knows.</summary>
public interface IMembership
{
    /// <summary>The newest snapshot; never null, and it holds the silo itself as long as that may serve.</summary>
    MembershipSnapshot Current { get; }
}

/// <summary>The silos that live at one moment.</summary>
/// <param name="Version">Larger for a later snapshot.</param>
/// <param name="Silos">The silos, in any order.</param>
public sealed record MembershipSnapshot(long Version, ImmutableArray<SiloAddress> Silos)
{
    /// <summary>The silo that a grain is placed on: the one with the highest hash of both (rendezvous hashing).</summary>
    /// <exception cref="SiloUnavailableException">No silo lives.</exception>
    public SiloAddress Owner(GrainId grain) => Rendezvous.Owner(Silos, grain);
}

/// <summary>A cluster of the silo alone.</summary>
internal sealed class SingleSiloMembership(ILocalSiloDetails silo) : IMembership
{
    public MembershipSnapshot Current { get; } = new(1, [silo.SiloAddress]);
}
