using System.Security.Cryptography;
using System.Text;

namespace Loyalty.Contracts.Vouchers;

/// <summary>
/// Keys of voucher grains. A code is a secret: whoever knows it has the voucher. So grains, streams and all that names them, logs,
/// errors and metrics among it, know vouchers by a hash of the code, from which nobody finds the code (80 random bits).
/// </summary>
public static class VoucherKey
{
    private const int CodeLength = 16;

    /// <summary>The key of a voucher's grain; null where the text cannot be a code.</summary>
    /// <param name="program">The program's id.</param>
    /// <param name="typed">The code as a person typed it: lower case, spaces and dashes are taken too.</param>
    public static string? Of(string program, string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        Span<byte> code = stackalloc byte[CodeLength];
        var length = 0;
        foreach (var letter in typed)
        {
            if (letter is '-' or ' ')
            {
                continue;
            }

            if (length == CodeLength || !char.IsAsciiLetterOrDigit(letter))
            {
                return null;
            }

            code[length++] = (byte)char.ToUpperInvariant(letter);
        }

        return length == CodeLength ? $"{program}/{Hash(program, code)}" : null;
    }

    private static string Hash(string program, ReadOnlySpan<byte> code) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes($"voucher/{program}/"), .. code]).AsSpan(0, 16));
}
