using System.Security.Cryptography;
using System.Text;

namespace Loyalty.Grains.Effects;

/// <summary>Ids of effects: the stream that sends one, and its number there. By it the receiver takes the effect once.</summary>
internal static class EffectIds
{
    // With a word before it, it is a command's id: see JournalLimits.CommandIdLength.
    private const int LongestStream = 150;

    public static string Of(string stream, long number) => stream.Length <= LongestStream
        ? $"{stream}#{number}"
        : $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stream)))}#{number}";
}
