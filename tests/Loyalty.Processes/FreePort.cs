using System.Net;
using System.Net.Sockets;

namespace Loyalty.Processes;

/// <summary>
/// A loopback port that nobody listens on. Below the range that the system gives to outgoing connections: while a process is
/// down, a client that asks for a port of that range may be connected to itself, and keep the process from it.
/// </summary>
public static class FreePort
{
    private const int First = 20_000;
    private const int Last = 32_000;
    private static readonly HashSet<int> Given = [];

    /// <summary>A port that was not given before in this process.</summary>
    public static int Find()
    {
        lock (Given)
        {
            while (true)
            {
                var port = Random.Shared.Next(First, Last);
                if (!Given.Contains(port) && IsFree(port))
                {
                    Given.Add(port);
                    return port;
                }
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
