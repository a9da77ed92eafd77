using System.Net.Sockets;
using Loyalty.Load.Http;

namespace Loyalty.Load.Listening;

/// <summary>One open stream of a member's states.</summary>
internal sealed class Listener(Target target) : IDisposable
{
    private readonly Socket _socket = new(target.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _received = new byte[4096];

    /// <summary>Connects and asks; returns when the member's present state has come.</summary>
    /// <exception cref="LoadException">The server refuses.</exception>
    public async Task OpenAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.ConnectAsync(target.EndPoint);
        for (var sent = 0; sent < request.Length;)
            sent += await _socket.SendAsync(request[sent..]);
        if (!await ReadAsync())
            throw new LoadException("A listener was refused: is the key's limit of streams lower than the number of listeners?");
    }

    /// <summary>Calls back at each further state until the stream ends.</summary>
    public async Task ListenAsync(Action heard)
    {
        try
        {
            while (await ReadAsync())
                heard();
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Waits for a state; false: the stream has ended. A state comes in one piece, for it is flushed as one.</summary>
    private async ValueTask<bool> ReadAsync()
    {
        while (await _socket.ReceiveAsync(_received.AsMemory()) is > 0 and var length)
        {
            if (_received.AsSpan(0, length).IndexOf("event: member"u8) >= 0)
                return true;
            if (_received.AsSpan(0, length).StartsWith("HTTP/1.1 "u8) && !_received.AsSpan(9, 3).SequenceEqual("200"u8))
                return false;
        }
        return false;
    }
}
