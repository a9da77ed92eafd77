using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Serialization;

namespace Orleans.Lite.Transport;

/// <summary>Calls between processes over HTTP/2: one stream each way between two of them, opened at the first call.</summary>
internal sealed class HttpTransport : ITransport
{
    private readonly ConcurrentDictionary<SiloAddress, Link> links = new();
    private readonly ClusterTransportOptions options;
    private readonly ClusterOptions cluster;
    private readonly ILoggerFactory loggers;
    private readonly WireMethods methods;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private ITransportHost? host;
    private Greeting? greeting;
    private Listener? listener;
    private volatile bool isStopped;

    public HttpTransport(IOptions<ClusterTransportOptions> options, IOptions<ClusterOptions> cluster,
        Serializer serializer, TimeProvider time, ILoggerFactory loggers)
    {
        this.loggers = loggers;
        this.options = options.Value;
        this.cluster = cluster.Value;
        this.time = time;
        log = loggers.CreateLogger("Orleans.Transport");
        methods = new WireMethods(
            ManifestFinder.Find().SelectMany(manifest => manifest.Interfaces).SelectMany(each => each.Methods), serializer);
    }

    public async ValueTask Start(ITransportHost host, CancellationToken cancellation)
    {
        this.host = host;
        greeting = new Greeting(host, options, cluster.ClusterId, time, log);
        listener = new Listener(new Gate(host, options, cluster.ClusterId, methods, time, log), options, loggers, log);
        await listener.Start(host.Address.Endpoint, cancellation);
    }

    public void Send(SiloAddress destination, Request request)
    {
        try
        {
            var method = methods.Get(request.Method);
            var body = MessageWriter.Call(method, request, host!.Version, host.TimeLeft(request));
            if (body.Length > options.MaximumMessageBytes)
            {
                throw new OrleansException(
                    $"The call of {request.Method} has {body.Length} bytes; {options.MaximumMessageBytes} are allowed.");
            }

            var call = new SentCall(host, request, method);
            while (!isStopped)
            {
                if (LinkTo(destination).Send(call, body)) return;
            }

            host.Refused(request, 0);
        }
        catch (Exception exception)
        {
            request.RespondFailed(exception);
        }
    }

    public void Look(SiloAddress process)
    {
        if (!isStopped) LinkTo(process);
    }

    public void Forget(SiloAddress process)
    {
        if (links.TryGetValue(process, out var link)) link.Close(new IOException($"{process} has left the cluster."));
    }

    public async ValueTask Stop(CancellationToken cancellation)
    {
        isStopped = true;
        foreach (var link in links.Values) link.Close(new IOException("This process stops."));
        if (listener is not null) await listener.Stop(cancellation);
    }

    private Link LinkTo(SiloAddress destination)
    {
        while (true)
        {
            if (links.TryGetValue(destination, out var link)) return link;
            link = new Link(options, destination, Remove);
            if (!links.TryAdd(destination, link)) continue;
            ThreadPool.UnsafeQueueUserWorkItem(static pair => _ = pair.link.Run(pair.greeting!), (link, greeting), preferLocal: false);
            return link;
        }
    }

    private void Remove(Link link) => links.TryRemove(KeyValuePair.Create(link.Destination, link));
}
