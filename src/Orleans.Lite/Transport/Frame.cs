using System.Buffers;
using System.Buffers.Binary;

namespace Orleans.Lite.Transport;

/// <summary>
/// What passes between two processes: length of the rest (4 bytes), kind (1), number of the call (8), body. Numbers are little-endian.
/// </summary>
internal static class Frame
{
    public const int HeaderLength = 13;

    private const int AfterLength = HeaderLength - sizeof(int);

    public static void Write(IBufferWriter<byte> output, FrameKind kind, long call, ReadOnlySpan<byte> body)
    {
        var header = output.GetSpan(HeaderLength);
        BinaryPrimitives.WriteInt32LittleEndian(header, AfterLength + body.Length);
        header[4] = (byte)kind;
        BinaryPrimitives.WriteInt64LittleEndian(header[5..], call);
        output.Advance(HeaderLength);
        output.Write(body);
    }

    /// <summary>Takes the first frame off, if all of it is there.</summary>
    /// <exception cref="InvalidDataException">This is no frame, or one that is larger than allowed.</exception>
    public static bool TryRead(
        ref ReadOnlySequence<byte> input, int maximumBody, out FrameKind kind, out long call, out ReadOnlySequence<byte> body)
    {
        (kind, call, body) = (default, 0, default);
        if (input.Length < HeaderLength) return false;
        Span<byte> header = stackalloc byte[HeaderLength];
        input.Slice(0, HeaderLength).CopyTo(header);
        var length = BinaryPrimitives.ReadInt32LittleEndian(header) - AfterLength;
        if (length < 0 || length > maximumBody) throw new InvalidDataException($"A frame of {length} bytes is not allowed.");
        if (input.Length - HeaderLength < length) return false;
        kind = (FrameKind)header[4];
        call = BinaryPrimitives.ReadInt64LittleEndian(header[5..]);
        body = input.Slice(HeaderLength, length);
        input = input.Slice(body.End);
        return true;
    }
}
