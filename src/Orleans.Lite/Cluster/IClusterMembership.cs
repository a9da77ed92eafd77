using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>Membership that changes while the silo runs.</summary>
internal interface IClusterMembership : IMembership
{
    /// <summary>Announces the process, and waits until it may serve.</summary>
    /// <param name="viewChanged">Told each change, from the view before to the new one, before a new term begins.</param>
    /// <param name="look">Finds out about a process that is waited for (<see cref="ITransport.Look"/>).</param>
    /// <param name="cancellation">The start is given up.</param>
    /// <exception cref="OrleansException">It took too long; the message says what it waited for.</exception>
    Task Join(Action<MembershipSnapshot, MembershipSnapshot> viewChanged, Action<SiloAddress> look, CancellationToken cancellation);

    /// <summary>Gives up all grains; the process stays as one that hosts none, until what runs has ended.</summary>
    Task Leave(CancellationToken cancellation);

    /// <summary>Leaves the cluster; if the token is cancelled it just stops to renew.</summary>
    Task Depart(CancellationToken cancellation);

    /// <summary>Reads the table again. Never throws: where that fails, what is known stays.</summary>
    Task Refresh();

    /// <summary>Ends when the view is another one than that.</summary>
    Task Changed(MembershipSnapshot view);

    /// <summary>A process is dead.</summary>
    void SurelyGone(SiloAddress process);
}
