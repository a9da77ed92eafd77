using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Loyalty.Domain.Vouchers;

namespace Loyalty.Domain.Referrals;

/// <summary>
/// Codes of referrals: 60 bits in 12 characters that are hard to mistake. They follow from the member, so that the same member always
/// has the same one; they are no secret.
/// </summary>
public static class ReferralCode
{
    /// <summary>Characters of a code.</summary>
    public const int Length = 12;

    /// <summary>The code that a member asks for.</summary>
    /// <param name="program">Id of the program.</param>
    /// <param name="member">Id of the member.</param>
    /// <param name="attempt">0, and one more each time that the code was another's already.</param>
    public static string Of(string program, string member, int attempt)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{program}/{attempt}/{member}"), hash);
        var bits = BinaryPrimitives.ReadUInt64BigEndian(hash);
        return string.Create(Length, bits, static (code, left) =>
        {
            for (var place = 0; place < code.Length; place++, left >>= 5)
            {
                code[place] = VoucherCode.Alphabet[(int)(left & 31)];
            }
        });
    }

    /// <summary>A code as it is kept, from what a person typed: trimmed, in upper case; null where it cannot be one.</summary>
    public static string? Parse(string typed)
    {
        var code = typed.Trim().ToUpperInvariant();
        return code.Length == Length && code.All(letter => VoucherCode.Alphabet.Contains(letter, StringComparison.Ordinal)) ? code : null;
    }
}
