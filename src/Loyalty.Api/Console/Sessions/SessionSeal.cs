using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Loyalty.Api.Access;
using Loyalty.Contracts.Keys;

namespace Loyalty.Api.Console.Sessions;

/// <summary>
/// Seals sessions (AES-256-GCM) under keys made of those that browser tokens are signed with: all processes share them, and
/// they change each
/// day. The text is <c>signer.sealed</c>. Safe for use from any thread.
/// </summary>
internal sealed class SessionSeal(KeyShelf keys)
{
    private const int LongestText = 2_048;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly byte[] Purpose = "loyalty console session"u8.ToArray();

    /// <summary>Whether this process knows what a text says it was sealed with.</summary>
    public bool Knows(string text) => Signer(text) is not null;

    /// <summary>The process has to have heard of the keys before.</summary>
    public string Close(Session session)
    {
        var signer = keys.Signing[^1];
        var plain = JsonSerializer.SerializeToUtf8Bytes(session, ConsoleJson.Default.Session);
        var closed = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(closed.AsSpan(0, NonceBytes));
        using var cipher = Cipher(signer);
        cipher.Encrypt(
            closed.AsSpan(0, NonceBytes), plain, closed.AsSpan(NonceBytes, plain.Length), closed.AsSpan(NonceBytes + plain.Length));
        return $"{signer.Id}.{Base64Url.EncodeToString(closed)}";
    }

    /// <summary>The session of a text; null: it is none, or was not sealed here.</summary>
    public Session? Open(string text)
    {
        if (text.Length > LongestText || Signer(text) is not { } signer)
            return null;
        try
        {
            var closed = Base64Url.DecodeFromChars(text.AsSpan(text.LastIndexOf('.') + 1)).AsSpan();
            if (closed.Length <= NonceBytes + TagBytes)
                return null;
            var plain = new byte[closed.Length - NonceBytes - TagBytes];
            using var cipher = Cipher(signer);
            cipher.Decrypt(closed[..NonceBytes], closed[NonceBytes..^TagBytes], closed[^TagBytes..], plain);
            return JsonSerializer.Deserialize(plain, ConsoleJson.Default.Session);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private SigningSecret? Signer(string text) =>
        text.LastIndexOf('.') is > 0 and var end ? Array.Find(keys.Signing, signer => text.AsSpan(0, end).SequenceEqual(signer.Id)) : null;

    private static AesGcm Cipher(SigningSecret signer) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.ASCII.GetBytes(signer.Secret), 32, info: Purpose), TagBytes);
}
