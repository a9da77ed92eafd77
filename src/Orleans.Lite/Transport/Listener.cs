using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Orleans.Lite.Transport;

/// <summary>A server of HTTP/2 for the cluster alone, beside any other that the process may have.</summary>
internal sealed class Listener(Gate gate, ClusterTransportOptions options, ILoggerFactory loggers, ILogger log)
    : IHttpApplication<HttpContext>
{
    private ServiceProvider? own;
    private IServer? server;

    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="InvalidOperationException">Anybody could come in.</exception>
    public async Task Start(IPEndPoint advertised, CancellationToken cancellation)
    {
        var endpoint = options.ListenEndpoint ?? new IPEndPoint(Where(advertised.Address), advertised.Port);
        if (options.Secret is null && options.Certificate is null && !IPAddress.IsLoopback(endpoint.Address))
        {
            throw new InvalidOperationException($"Listening on {endpoint} needs a ClusterTransportOptions.Secret or .Certificate: "
                + "without them whoever reaches the port could call any grain.");
        }

        own = Services(endpoint);
        server = own.GetRequiredService<IServer>();
        await server.StartAsync(this, cancellation);
        log.Listening(endpoint, options.Certificate is not null ? "with mutual TLS"
            : options.Secret is not null ? "with a secret, without TLS" : "without protection");
    }

    public async Task Stop(CancellationToken cancellation)
    {
        gate.Close();
        if (server is not null) await server.StopAsync(cancellation);
        if (own is not null) await own.DisposeAsync();
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => gate.Enter(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    private static IPAddress Where(IPAddress advertised) => IPAddress.IsLoopback(advertised) ? advertised
        : advertised.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;

    // Of a host that is never started: the server needs services that it registers only there.
    private ServiceProvider Services(IPEndPoint endpoint)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(loggers);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, endpoint));
        return builder.Services.BuildServiceProvider();
    }

    private void Configure(KestrelServerOptions kestrel, IPEndPoint endpoint)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.Http2.MaxStreamsPerConnection = 8;
        kestrel.Limits.Http2.InitialStreamWindowSize = 1 << 20;
        kestrel.Limits.Http2.InitialConnectionWindowSize = 2 << 20;
        kestrel.Limits.Http2.KeepAlivePingDelay = options.PingDelay;
        kestrel.Limits.Http2.KeepAlivePingTimeout = options.PingTimeout;
        kestrel.Listen(endpoint, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            if (options.Certificate is { } certificate) listen.UseHttps(Certificates.OfServer(certificate, options.Authorities));
        });
    }
}
