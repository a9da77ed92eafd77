namespace Orleans.Configuration;

/// <summary>How the processes of a cluster notice that one of them is gone. The same in all of them.</summary>
public sealed class MembershipOptions
{
    /// <summary>
    /// A process that has not renewed for so long is taken out of the cluster. 3 seconds unless set; at least three renewal
    /// intervals. A call to the membership table is given up after a third of it.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How often a process renews. 300 milliseconds unless set. Positive.</summary>
    public TimeSpan RenewalInterval { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long a start may take; 30 seconds unless set. Positive.</summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>False for a process that only calls grains and hosts observers.</summary>
    internal bool HostsGrains { get; set; } = true;
}
