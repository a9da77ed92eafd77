using System.Net;
using System.Security.Cryptography.X509Certificates;
using Orleans.Lite;

namespace Orleans.Configuration;

/// <summary>How the processes of a cluster talk. All of them must agree in secret and certificates.</summary>
public sealed class ClusterTransportOptions
{
    /// <summary>
    /// What each process shows to each other; null: none is needed. Without TLS it crosses as it is, so the network has to be one's own.
    /// One of secret and <see cref="Certificate"/> is needed unless the process listens on loopback alone.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>With its private key: TLS, in which both sides show theirs; null: no TLS.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Who may have signed the certificates of the others; while there is none, they must have the very same certificate.</summary>
    public X509Certificate2Collection Authorities { get; } = [];

    /// <summary>
    /// Where to listen; null: on the advertised port, on loopback if that is the advertised address, otherwise on every address of the
    /// machine.
    /// </summary>
    public IPEndPoint? ListenEndpoint { get; set; }

    /// <summary>After which a process that does not take a connection counts as not reached; a second unless set. Positive.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>After which a process that took a connection but says nothing counts as not reached; 2 s unless set. Positive.</summary>
    public TimeSpan GreetingTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a connection may be silent before it is asked for a sign of life; 2 s unless set, at least 1 s.</summary>
    public TimeSpan PingDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the sign of life may take before the connection counts as lost; 3 s unless set, at least 1 s.</summary>
    public TimeSpan PingTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How many calls to one process may wait for an answer; more are rejected. 10,000 unless set; at least 1.</summary>
    public int MaximumCallsInFlight { get; set; } = 10_000;

    /// <summary>How many bytes may wait to be sent to one process; calls beyond are rejected. 128 MiB unless set; at least 1.</summary>
    public int MaximumWaitingBytes { get; set; } = 128 << 20;

    /// <summary>How many bytes a call or an answer may have; 64 MiB unless set. Larger ones fail.</summary>
    public int MaximumMessageBytes { get; set; } = 64 << 20;

    internal WireExceptions Exceptions { get; } = new();

    /// <summary>
    /// Lets exceptions of a type cross as such. Others arrive as the nearest parent that crosses, or as an
    /// <see cref="Runtime.OrleansException"/> with the name of their type. The exceptions of this runtime and the usual ones of the
    /// framework cross anyway.
    /// </summary>
    /// <param name="make">Makes one of its message.</param>
    public ClusterTransportOptions Carry<TException>(Func<string, TException> make)
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(make);
        Exceptions.Add(make);
        return this;
    }
}
