using System.Buffers.Text;

namespace Loyalty.Load.Http;

/// <summary>Where an answer ends and what its status is: all that a load client must know of HTTP/1.1.</summary>
internal readonly record struct Answer(int Status, int HeadLength, int Length)
{
    /// <summary>Reads one answer from the bytes received so far.</summary>
    /// <returns>False while bytes are still to come.</returns>
    /// <exception cref="FormatException">The bytes are no answer with a length or chunks.</exception>
    public static bool TryRead(ReadOnlySpan<byte> received, out Answer answer)
    {
        answer = default;
        var headEnd = received.IndexOf("\r\n\r\n"u8);
        if (headEnd < 0)
            return false;
        var head = received[..(headEnd + 2)];
        if (!head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head.Slice(9, 3), out int status, out _))
            throw new FormatException("The server's answer is not HTTP/1.1.");
        var headLength = headEnd + 4;
        var bodyLength = BodyLength(head, status, received[headLength..]);
        answer = new Answer(status, headLength, headLength + bodyLength);
        return bodyLength >= 0 && received.Length >= answer.Length;
    }

    private static int BodyLength(ReadOnlySpan<byte> head, int status, ReadOnlySpan<byte> body)
    {
        if (Header(head, "\r\nContent-Length: "u8) is { Length: > 0 } length)
            return Utf8Parser.TryParse(length, out int bytes, out _)
                ? bytes
                : throw new FormatException("Content-Length is no number.");
        if (Header(head, "\r\nTransfer-Encoding: "u8).SequenceEqual("chunked"u8))
            return ChunkedLength(body);
        return status == 204 ? 0 : throw new FormatException("The answer has neither a length nor chunks.");
    }

    // Kestrel writes these names exactly so; another server's spelling is told as an error, not misread.
    private static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var at = head.IndexOf(name);
        if (at < 0)
            return default;
        var value = head[(at + name.Length)..];
        return value[..value.IndexOf((byte)'\r')];
    }

    /// <summary>The length of all chunks with their sizes, or -1 while the last one has not come.</summary>
    private static int ChunkedLength(ReadOnlySpan<byte> body)
    {
        for (var at = 0; ;)
        {
            var lineLength = body[at..].IndexOf("\r\n"u8);
            if (lineLength < 0)
                return -1;
            if (!Utf8Parser.TryParse(body.Slice(at, lineLength), out int size, out _, 'x'))
                throw new FormatException("A chunk's size is no hexadecimal number.");
            at += lineLength + 2 + size + 2;
            if (at > body.Length)
                return -1;
            if (size == 0)
                return at;
        }
    }
}
