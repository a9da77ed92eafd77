using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Loyalty.Domain.Vouchers;

/// <summary>Codes of vouchers: 80 bits that nobody can guess who does not know the seed, in 16 characters that are hard to mistake.</summary>
public static class VoucherCode
{
    /// <summary>Characters of a code.</summary>
    public const int Length = 16;

    internal const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A code of a decision's seed, which is random and used for one decision alone.</summary>
    /// <param name="seed">128 random bits.</param>
    /// <param name="number">Which of the decision's codes, from 0.</param>
    public static string Of(UInt128 seed, int number)
    {
        Span<byte> bytes = stackalloc byte[20];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, seed);
        BinaryPrimitives.WriteInt32BigEndian(bytes[16..], number);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        var bits = BinaryPrimitives.ReadUInt128BigEndian(hash);
        return string.Create(Length, bits, static (code, left) =>
        {
            for (var place = 0; place < code.Length; place++, left >>= 5)
            {
                code[place] = Alphabet[(int)(left & 31)];
            }
        });
    }
}
