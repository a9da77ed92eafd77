using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Orleans.Lite.Tests.Transport;

/// <summary>Passes bytes between two processes, until it is told not to.</summary>
internal sealed class CuttableProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Socket> sockets = [];

    public CuttableProxy()
    {
        listener.Start();
        _ = Accept();
    }

    public IPEndPoint Endpoint => (IPEndPoint)listener.LocalEndpoint;

    public IPEndPoint? Behind { get; set; }

    /// <summary>It takes what comes and passes nothing on.</summary>
    public volatile bool IsSilent;

    /// <summary>Resets the connections that there are.</summary>
    public void Cut()
    {
        while (sockets.TryTake(out var socket))
        {
            socket.LingerState = new LingerOption(true, 0);
            socket.Dispose();
        }
    }

    public ValueTask DisposeAsync()
    {
        listener.Stop();
        Cut();
        return ValueTask.CompletedTask;
    }

    private async Task Accept()
    {
        while (true)
        {
            Socket near;
            try
            {
                near = await listener.AcceptSocketAsync();
            }
            catch (Exception)
            {
                return; // stopped
            }

            var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await far.ConnectAsync(Behind!);
            sockets.Add(near);
            sockets.Add(far);
            _ = Pass(near, far);
            _ = Pass(far, near);
        }
    }

    private async Task Pass(Socket from, Socket to)
    {
        var buffer = new byte[64 << 10];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                if (!IsSilent) await to.SendAsync(buffer.AsMemory(0, count));
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // cut
        }
    }
}
