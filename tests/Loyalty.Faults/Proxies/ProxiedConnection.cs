using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Loyalty.Faults.Proxies;

/// <summary>One connection of a client through the proxy to the server.</summary>
internal sealed class ProxiedConnection : IDisposable
{
    private const int Chunk = 64 * 1024;
    private readonly Socket client;
    private readonly Socket server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Flow flow;
    private readonly ClientSide clientSide;
    private readonly ServerSide serverSide;
    private readonly CancellationTokenSource end = new();

    public ProxiedConnection(Socket client, Flow flow, ReplyLoss loss)
    {
        this.client = client;
        this.flow = flow;
        client.NoDelay = true;
        clientSide = new ClientSide(loss);
        serverSide = new ServerSide(clientSide, loss);
    }

    /// <summary>Carries bytes both ways until one side ends or it is cut.</summary>
    public async Task Carry(IPEndPoint target)
    {
        try
        {
            await flow.Pass(end.Token);
            await server.ConnectAsync(target, end.Token);
            if (!Equals(server.LocalEndPoint, server.RemoteEndPoint)) // nobody listens, and the system connected it to itself
            {
                await Task.WhenAny(ToServer(), ToClient());
            }
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The server is not there, or the connection was cut: the client is told by the reset.
        }
        finally
        {
            Cut();
        }
    }

    /// <summary>Resets both sides: what is under way is gone.</summary>
    public void Cut()
    {
        end.Cancel();
        Reset(client);
        Reset(server);
    }

    public void Dispose() => end.Dispose();

    private async Task ToServer()
    {
        var bytes = new byte[Chunk];
        while (await client.ReceiveAsync(bytes, end.Token) is > 0 and var count)
        {
            clientSide.Hear(bytes.AsSpan(0, count));
            await flow.Pass(end.Token);
            await SendAll(server, bytes.AsMemory(0, count));
        }
    }

    private async Task ToClient()
    {
        var bytes = new byte[Chunk];
        var allowed = new ArrayBufferWriter<byte>();
        while (await server.ReceiveAsync(bytes, end.Token) is > 0 and var count)
        {
            if (!serverSide.Hear(bytes.AsSpan(0, count), allowed))
            {
                return;
            }

            await flow.Pass(end.Token);
            await SendAll(client, allowed.WrittenMemory);
            allowed.ResetWrittenCount();
        }
    }

    private async Task SendAll(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await to.SendAsync(bytes, end.Token)..];
        }
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // Closed already.
        }

        socket.Dispose();
    }
}
