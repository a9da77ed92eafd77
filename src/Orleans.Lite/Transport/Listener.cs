using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Orleans.Lite.Transport;

/// <summary>A server of HTTP/2 for the cluster alone, beside any other that the process may have.</summary>
internal sealed class Listener(Gate gate, ClusterTransportOptions options, IServiceProvider services, ILogger log)
    : IHttpApplication<HttpContext>
{
    private KestrelServer? server;

    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="InvalidOperationException">Anybody could come in.</exception>
    public async Task Start(IPEndPoint advertised, CancellationToken cancellation)
    {
        var endpoint = new IPEndPoint(options.ListenAddress ?? Where(advertised.Address), advertised.Port);
        if (options.Secret is null && options.Certificate is null && !IPAddress.IsLoopback(endpoint.Address))
        {
            throw new InvalidOperationException($"Listening on {endpoint} needs a ClusterTransportOptions.Secret or .Certificate: "
                + "without them whoever reaches the port could call any grain.");
        }

        var loggers = services.GetRequiredService<ILoggerFactory>();
        var sockets = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggers);
        server = new KestrelServer(Options.Create(Kestrel(endpoint)), sockets, loggers);
        await server.StartAsync(this, cancellation);
        log.Listening(endpoint, options.Certificate is not null ? "with mutual TLS"
            : options.Secret is not null ? "with a secret, without TLS" : "without protection");
    }

    public async Task Stop(CancellationToken cancellation)
    {
        gate.Close();
        if (server is null) return;
        await server.StopAsync(cancellation);
        server.Dispose();
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public Task ProcessRequestAsync(HttpContext context) => gate.Enter(context);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    private static IPAddress Where(IPAddress advertised) => IPAddress.IsLoopback(advertised) ? advertised
        : advertised.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;

    private KestrelServerOptions Kestrel(IPEndPoint endpoint)
    {
        var kestrel = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
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
        return kestrel;
    }
}
