using System.Net;
using System.Net.Sockets;

namespace Loyalty.Silo.Webhooks;

/// <summary>
/// Connections to endpoints outside. What a name stands for is looked at when the connection is made, and the connection goes to the
/// very address that was looked at: a name that changes its mind in between gains nothing.
/// </summary>
internal static class WebhookConnections
{
    private const int MostDrainedBytes = 16 * 1024;
    private const int MostHeaderKilobytes = 16;
    private const int ToOneServer = 64;

    /// <summary>Follows no redirect, knows no proxy, keeps no cookie, and reads no more of an answer than it must.</summary>
    public static SocketsHttpHandler Handler(bool anyAddress) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = (context, cancellation) => Connect(context.DnsEndPoint, anyAddress, cancellation),
        ConnectTimeout = TimeSpan.FromSeconds(5),
        MaxConnectionsPerServer = ToOneServer,
        MaxResponseDrainSize = MostDrainedBytes,
        MaxResponseHeadersLength = MostHeaderKilobytes,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    };

    private static async ValueTask<Stream> Connect(DnsEndPoint target, bool anyAddress, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, cancellation);
        IPAddress[] allowed = anyAddress ? addresses : [.. addresses.Where(PublicAddresses.Contain)];
        if (allowed.Length == 0)
        {
            throw new AddressRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name stands for no address that may be called.</summary>
internal sealed class AddressRefusedException() : IOException("The address is not one of the public internet.");
