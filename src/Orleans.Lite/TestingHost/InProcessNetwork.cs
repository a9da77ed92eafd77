using System.Net;
using Orleans.Lite;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>
/// The ways between the processes of a test cluster: requests are handed straight to the other silo, without copying what they
/// carry (but arguments and results that are grain references become references of the silo that gets them). Safe from any
/// thread.
/// </summary>
public sealed class InProcessNetwork
{
    private readonly Lock gate = new();
    private readonly Dictionary<IPEndPoint, ITransportHost> listeners = [];
    private readonly Dictionary<ITransportHost, TaskCompletionSource> ends = [];
    private readonly Dictionary<(IPEndPoint From, IPEndPoint To), NetworkPath> paths = [];

    /// <summary>Sets how calls get from one process to another, whatever their lives; the way back is another path.</summary>
    public void Set(SiloAddress from, SiloAddress to, NetworkPath path)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        lock (gate) paths[(from.Endpoint, to.Endpoint)] = path;
    }

    /// <summary>Nobody listens there any more, and its connections break, as after the death of a process.</summary>
    public void Unplug(SiloAddress process)
    {
        ArgumentNullException.ThrowIfNull(process);
        TaskCompletionSource end;
        lock (gate)
        {
            if (!listeners.Remove(process.Endpoint, out var host)) return;
            end = EndOf(host);
        }

        end.TrySetResult();
    }

    internal void Close(ITransportHost host)
    {
        lock (gate)
        {
            var endpoint = host.Address.Endpoint;
            if (ReferenceEquals(listeners.GetValueOrDefault(endpoint), host)) listeners.Remove(endpoint);
        }
    }

    internal bool IsDead(ITransportHost host) => End(host).IsCompleted;

    /// <summary>Ends when the process does without grace.</summary>
    internal Task End(ITransportHost host)
    {
        lock (gate) return EndOf(host).Task;
    }

    internal void Listen(ITransportHost host)
    {
        lock (gate)
        {
            if (!listeners.TryAdd(host.Address.Endpoint, host)) throw new OrleansException($"{host.Address.Endpoint} is in use.");
        }
    }

    internal ITransportHost? Listener(SiloAddress process)
    {
        lock (gate) return listeners.GetValueOrDefault(process.Endpoint);
    }

    internal NetworkPath Path(SiloAddress from, SiloAddress to)
    {
        lock (gate) return paths.GetValueOrDefault((from.Endpoint, to.Endpoint));
    }

    private TaskCompletionSource EndOf(ITransportHost host) =>
        ends.TryGetValue(host, out var end) ? end : ends[host] = new TaskCompletionSource();
}

/// <summary>How calls get from one process of a test cluster to another.</summary>
public enum NetworkPath
{
    /// <summary>As they should.</summary>
    Open,

    /// <summary>They are refused, as if nobody listened there: the caller takes the other process for dead.</summary>
    Refuses,

    /// <summary>They get lost on their way, and nobody tells.</summary>
    Hangs,

    /// <summary>They run, and the connection is lost before the answer.</summary>
    LosesAnswers,
}
