using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Loyalty.Faults.Proxies;

/// <summary>
/// Stands between a process and PostgreSQL, and can do to their connections what a network does: cut them, let nothing through, be
/// slow, or lose the answer to a commit. All members are thread-safe.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly ConcurrentDictionary<ProxiedConnection, bool> connections = new();
    private readonly Flow flow = new();
    private readonly IPEndPoint target;
    private readonly TcpListener listener;
    private readonly Task accepting;

    /// <summary>Listens at once.</summary>
    /// <param name="target">The server.</param>
    /// <param name="port">Where it listens on 127.0.0.1.</param>
    /// <param name="loss">Which answers it may lose.</param>
    public FaultProxy(IPEndPoint target, int port, ReplyLoss? loss = null)
    {
        this.target = target;
        Loss = loss ?? new ReplyLoss();
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start(512);
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ReplyLoss Loss { get; }

    public int OpenConnections => connections.Count;

    /// <summary>Everything goes through again, what was held up too.</summary>
    public void Pass()
    {
        flow.IsRefusing = false;
        flow.Delay = TimeSpan.Zero;
        flow.Open();
    }

    /// <summary>Resets all connections; new ones pass.</summary>
    public void Cut()
    {
        foreach (var connection in connections.Keys)
        {
            connection.Cut();
        }
    }

    /// <summary>Resets all connections, and each new one, until <see cref="Pass"/>.</summary>
    public void Refuse()
    {
        flow.IsRefusing = true;
        Cut();
    }

    /// <summary>Accepts connections and forwards nothing, on old ones neither, until <see cref="Pass"/>.</summary>
    public void BlackHole() => flow.Close();

    /// <summary>Holds each piece back for so long, in both directions, until <see cref="Pass"/>.</summary>
    public void Delay(TimeSpan piece) => flow.Delay = piece;

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await accepting;
        Cut();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                Carry(await listener.AcceptSocketAsync());
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }

    private void Carry(Socket client)
    {
        var connection = new ProxiedConnection(client, flow, Loss);
        if (flow.IsRefusing)
        {
            connection.Cut();
            connection.Dispose();
            return;
        }

        connections[connection] = true;
        _ = connection.Carry(target).ContinueWith(
            _ =>
            {
                connections.TryRemove(connection, out var _);
            },
            TaskScheduler.Default);
    }
}
