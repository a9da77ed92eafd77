using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Lite.Transport;

/// <summary>Opens streams to other processes: connects, shows who we are, and waits until the other side agrees.</summary>
internal sealed class Greeting(ITransportHost host, ClusterTransportOptions options, string clusterId, TimeProvider time, ILogger log)
{
    public const string Path = "/cluster/1";
    public const string ClusterHeader = "cluster-id";
    public const string ToHeader = "cluster-to";
    public const string FromHeader = "cluster-from";

    private readonly ConcurrentDictionary<SiloAddress, string> told = new();

    /// <exception cref="IOException">The other side is not reached, or does not agree.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<DuplexStream> Open(SiloAddress destination, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(options.ConnectTimeout + options.GreetingTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        var stream = new DuplexStream(Handler());
        try
        {
            var response = await stream.Open(Request(destination), either.Token);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                told.TryRemove(destination, out _);
                return stream;
            }

            throw new IOException(Disagreement(destination, response));
        }
        catch (Exception exception)
        {
            await stream.DisposeAsync();
            if (cancellation.IsCancellationRequested) throw;
            TellOnce(destination, limit.IsCancellationRequested ? "it says nothing" : exception.Message);
            if (IsRefused(exception)) host.SurelyGone(destination);
            throw new IOException($"{destination} is not reached: {exception.Message}", exception);
        }
    }

    private static bool IsRefused(Exception exception)
    {
        for (var each = exception; each is not null; each = each.InnerException)
        {
            if (each is SocketException { SocketErrorCode: SocketError.ConnectionRefused }) return true;
        }

        return false;
    }

    private HttpRequestMessage Request(SiloAddress destination)
    {
        var scheme = options.Certificate is null ? "http" : "https";
        var request = new HttpRequestMessage(HttpMethod.Post, $"{scheme}://{destination.Endpoint}{Path}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Add(ClusterHeader, Uri.EscapeDataString(clusterId));
        request.Headers.Add(ToHeader, destination.ToParsableString());
        request.Headers.Add(FromHeader, host.Address.ToParsableString());
        if (options.Secret is { } secret)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ClusterSecret.Encode(secret));
        }

        return request;
    }

    private SocketsHttpHandler Handler() => new()
    {
        ConnectTimeout = options.ConnectTimeout,
        KeepAlivePingDelay = options.PingDelay,
        KeepAlivePingTimeout = options.PingTimeout,
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always,
        InitialHttp2StreamWindowSize = 1 << 20,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        SslOptions = options.Certificate is { } certificate
            ? Certificates.OfClient(certificate, options.Authorities) : new SslClientAuthenticationOptions(),
    };

    private string Disagreement(SiloAddress destination, HttpResponseMessage response)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.Unauthorized:
                if (!told.ContainsKey(destination)) log.SecretRefused(destination);
                return "it refuses our cluster secret";
            case HttpStatusCode.Forbidden:
                return "it belongs to another cluster";
            case HttpStatusCode.MisdirectedRequest:
                if (IsLaterLife(response, destination)) host.SurelyGone(destination);
                return "another process or another life is there";
            default:
                return $"it answers {(int)response.StatusCode}";
        }
    }

    // The same is tried again and again until the membership knows better.
    private void TellOnce(SiloAddress destination, string reason)
    {
        if (told.TryGetValue(destination, out var last) && last == reason) return;
        told[destination] = reason;
        log.NotReached(destination, reason);
    }

    private static bool IsLaterLife(HttpResponseMessage response, SiloAddress destination) =>
        response.Headers.TryGetValues(FromHeader, out var values)
        && SiloAddress.FromParsableString(values.First()) is var there
        && there.Endpoint.Equals(destination.Endpoint) && there.Generation > destination.Generation;
}
