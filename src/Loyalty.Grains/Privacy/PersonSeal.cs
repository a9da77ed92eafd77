using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Loyalty.Grains.Privacy;

/// <summary>
/// What is told of a person as it lies in the journal: AES-256-GCM under the person's own key, bound to its stream. A first byte that
/// names the form, the nonce, the tag, the text.
/// </summary>
internal static class PersonSeal
{
    public const int KeyBytes = 32;

    private const byte Form = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + NonceBytes + TagBytes;

    /// <summary>256 bits of two seeds.</summary>
    public static byte[] Key(UInt128 first, UInt128 second)
    {
        var key = new byte[KeyBytes];
        BinaryPrimitives.WriteUInt128BigEndian(key, first);
        BinaryPrimitives.WriteUInt128BigEndian(key.AsSpan(KeyBytes / 2), second);
        return key;
    }

    public static byte[] Close(byte[] key, string stream, ReadOnlySpan<byte> text, UInt128 seed)
    {
        Span<byte> random = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(random, seed);
        var body = new byte[HeadBytes + text.Length];
        body[0] = Form;
        var nonce = body.AsSpan(1, NonceBytes);
        random[^NonceBytes..].CopyTo(nonce);
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, text, body.AsSpan(HeadBytes), body.AsSpan(1 + NonceBytes, TagBytes), Encoding.UTF8.GetBytes(stream));
        return body;
    }

    /// <exception cref="CryptographicException">The body was changed, or is of another stream or key.</exception>
    public static byte[] Open(byte[] key, string stream, ReadOnlySpan<byte> body)
    {
        if (body.Length < HeadBytes || body[0] != Form)
        {
            throw new CryptographicException("What is stored of a person has a form that this release does not know.");
        }

        var text = new byte[body.Length - HeadBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(body.Slice(1, NonceBytes), body[HeadBytes..], body.Slice(1 + NonceBytes, TagBytes), text, Encoding.UTF8.GetBytes(stream));
        return text;
    }
}
