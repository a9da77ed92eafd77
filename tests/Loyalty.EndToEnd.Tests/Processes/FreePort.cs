using System.Net;
using System.Net.Sockets;

namespace Loyalty.EndToEnd.Tests.Processes;

/// <summary>
/// A loopback port that nobody listens on. Below the range that the system gives to outgoing connections: while a server is
/// down, a client that asks for a port of that range may be connected to itself, and keep the server from it.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000;
    private const int Last = 32_000;

    public static int Find()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: try another.
            }
        }
    }
}
