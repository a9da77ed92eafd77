using System.Buffers;
using System.Buffers.Binary;

namespace Loyalty.Faults.Proxies;

/// <summary>Messages of PostgreSQL's protocol: a type's byte, four bytes of length that count themselves, a body.</summary>
internal static class Framing
{
    private const int HeadLength = 5;

    /// <summary>Takes the first whole message off the bytes; false where it has not come as a whole.</summary>
    public static bool TryRead(ref ReadOnlySpan<byte> bytes, out byte type, out ReadOnlySpan<byte> body)
    {
        type = 0;
        body = default;
        if (bytes.Length < HeadLength)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(bytes[1..]) + 1;
        if (length < HeadLength || bytes.Length < length)
        {
            return false;
        }

        type = bytes[0];
        body = bytes[HeadLength..length];
        bytes = bytes[length..];
        return true;
    }

    /// <summary>Takes the text up to the next zero byte off the bytes.</summary>
    public static string Text(ref ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        var text = System.Text.Encoding.UTF8.GetString(bytes[..end]);
        bytes = bytes[(end + 1)..];
        return text;
    }

    /// <summary>Drops the first bytes of a buffer that were dealt with.</summary>
    public static void Drop(ArrayBufferWriter<byte> buffer, int dealtWith)
    {
        var rest = buffer.WrittenSpan[dealtWith..].ToArray();
        buffer.ResetWrittenCount();
        buffer.Write(rest);
    }
}
