using System.Net;
using System.Net.Sockets;

namespace Loyalty.Load.Http;

/// <summary>One kept-alive HTTP/1.1 connection with at most one request on it at a time.</summary>
internal sealed class Connection(EndPoint server) : IDisposable
{
    private Socket? _socket;
    private byte[] _received = new byte[16 * 1024];

    /// <summary>The body of the latest answer, as it came over the wire (chunk sizes included).</summary>
    public ReadOnlyMemory<byte> LatestBody { get; private set; }

    /// <summary>Sends one whole request and reads its whole answer; connects first where that is needed.</summary>
    /// <returns>The status of the answer.</returns>
    /// <exception cref="SocketException">The server is not there, or closed before it had answered.</exception>
    public async ValueTask<int> ExchangeAsync(ReadOnlyMemory<byte> request)
    {
        _socket ??= await ConnectAsync();
        try
        {
            for (var sent = 0; sent < request.Length;)
                sent += await _socket.SendAsync(request[sent..]);
            return await ReadAnswerAsync(_socket);
        }
        catch (SocketException)
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async ValueTask<int> ReadAnswerAsync(Socket socket)
    {
        var filled = 0;
        while (true)
        {
            if (filled == _received.Length)
                Array.Resize(ref _received, filled * 2);
            var read = await socket.ReceiveAsync(_received.AsMemory(filled));
            if (read == 0)
                throw new SocketException((int)SocketError.ConnectionReset);
            filled += read;
            if (!Answer.TryRead(_received.AsSpan(0, filled), out var answer))
                continue;
            LatestBody = _received.AsMemory(answer.HeadLength, answer.Length - answer.HeadLength);
            return answer.Status;
        }
    }

    private async ValueTask<Socket> ConnectAsync()
    {
        var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }
}
