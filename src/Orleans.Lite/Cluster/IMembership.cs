using System.Collections.Immutable;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>Which processes live, as far as this process knows. Safe from any thread.</summary>
public interface IMembership
{
    /// <summary>The newest snapshot; never null.</summary>
    MembershipSnapshot Current { get; }

    /// <summary>
    /// In which term this silo may trust the memory of its grains, 1 or more; 0 while another silo may be running them. It
    /// rises whenever the silos change or the lease had lapsed. Within one term no other silo runs a grain that this one runs.
    /// </summary>
    long Term { get; }

    /// <summary>Waits for a snapshot that is newer than a version (of <see cref="MembershipSnapshot.Version"/>).</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before.</exception>
    ValueTask<MembershipSnapshot> After(long version, CancellationToken cancellation = default);
}

/// <summary>The processes that live at one moment.</summary>
/// <param name="Version">Larger for a later snapshot.</param>
/// <param name="Silos">The processes that host grains, in any order.</param>
public sealed record MembershipSnapshot(long Version, ImmutableArray<SiloAddress> Silos)
{
    /// <summary>All processes: the silos, and the gateways, which only call grains and host observers.</summary>
    public ImmutableArray<SiloAddress> Processes { get; init; } = Silos;

    /// <summary>This process in the life that it has, or had last; null where it has one for ever.</summary>
    internal SiloAddress? Self { get; init; }

    /// <summary>This process has announced itself, but not all others have seen that yet: calls to its grains wait.</summary>
    internal bool IsJoining { get; init; }

    /// <summary>Every grain is run by this process, and by no other.</summary>
    internal bool IsAlone { get; init; }

    /// <summary>The process that listens where a process did, in whichever life; null: none does.</summary>
    internal SiloAddress? At(SiloAddress process)
    {
        foreach (var each in Processes)
        {
            if (each.Endpoint.Equals(process.Endpoint)) return each;
        }

        return null;
    }

    /// <summary>
    /// What was sent to a process may still be answered: it is there, or it has given up its grains and finishes what it
    /// accepted.
    /// </summary>
    internal bool Answers(SiloAddress process) => At(process) is { } present && (present == process || !Silos.Contains(present));

    /// <summary>It hosts no grains, or has given up those that it had.</summary>
    internal bool Finishes(SiloAddress process) => At(process) is { } present && !Silos.Contains(present);

    /// <summary>The silo that a grain is placed on: the one with the highest hash of both (rendezvous hashing).</summary>
    /// <exception cref="SiloUnavailableException">No silo lives.</exception>
    public SiloAddress Owner(GrainId grain) => Rendezvous.Owner(Silos, grain);
}

/// <summary>A cluster of the silo alone.</summary>
internal sealed class SingleSiloMembership(ILocalSiloDetails silo) : IMembership
{
    public MembershipSnapshot Current { get; } = new(1, [silo.SiloAddress]) { IsAlone = true };

    public long Term => 1;

    public async ValueTask<MembershipSnapshot> After(long version, CancellationToken cancellation)
    {
        if (version < Current.Version) return Current;
        await new TaskCompletionSource().Task.WaitAsync(cancellation);
        return Current;
    }
}
