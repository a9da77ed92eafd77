using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Loyalty.Contracts.Keys;

namespace Loyalty.Api.Access;

/// <summary>
/// The text of a key: <c>lk_</c>, a mark of 12 characters by which it is looked up and may be talked about, <c>_</c>, and 256 random
/// bits. It is kept nowhere: its SHA-256 is, which is enough for bits that nobody can guess.
/// </summary>
internal static class KeyText
{
    private const string Prefix = "lk_";
    private const int MarkLength = 12;
    private const int SecretBytes = 32;
    private const int Length = 59;

    public static (string Text, SecretHash Secret) New()
    {
        var mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(MarkLength / 2));
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{Prefix}{mark}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}");
        return (text, new SecretHash { Mark = mark, Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text))) });
    }

    /// <summary>The mark in what may be a key; empty in what is none.</summary>
    public static ReadOnlySpan<char> Mark(ReadOnlySpan<char> text) =>
        text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal) && text[Prefix.Length + MarkLength] == '_'
            ? text.Slice(Prefix.Length, MarkLength)
            : [];

    /// <summary>Whether it is the text of a hash. How long that takes does not tell how much of it is right.</summary>
    public static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Span<byte> actual = stackalloc byte[SHA256.HashSizeInBytes];
        return Ascii.IsValid(text)
            && Encoding.ASCII.TryGetBytes(text, bytes, out var length)
            && SHA256.HashData(bytes[..length], actual) == actual.Length
            && CryptographicOperations.FixedTimeEquals(actual, hash);
    }
}
