using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Loyalty.Journal.AzureTables;

/// <summary>
/// Names as keys of the service, which takes no slash, backslash, #, ? or control, and 512 characters at the most. Letters, digits, - and _
/// stand for themselves, anything else is a sign and two hexadecimal digits for each byte of its UTF-8, so chosen that keys sort as the
/// bytes of the names do. What is too long keeps its beginning, and a digest stands for the rest.
/// </summary>
internal static class Keys
{
    private const int Longest = 440;
    private const int Kept = 370;
    private static readonly string[] Codes = [.. Enumerable.Range(0, 256).Select(value => Code((byte)value))];
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    /// <summary>The key of a name.</summary>
    public static string Of(string name)
    {
        var key = Coded(name);
        return key.Length <= Longest ? key
            : $"{key[..Kept]}~~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}";
    }

    /// <summary>What the keys of all names begin with that begin with a text; others may as well where it is very long.</summary>
    public static string Prefix(string text) => Coded(text) is { Length: > Kept } key ? key[..Kept] : Coded(text);

    /// <summary>A number of 19 digits, so that numbers sort as texts.</summary>
    public static string Number(long number) => number.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>Which of some partitions a name belongs to, the same in every process.</summary>
    public static int Share(string name, int partitions)
    {
        var hash = 17;
        foreach (var letter in name)
            hash = unchecked(hash * 31 + letter);
        return (hash & int.MaxValue) % partitions;
    }

    private static string Coded(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return text;
        var key = new StringBuilder(text.Length + 16);
        foreach (var value in Encoding.UTF8.GetBytes(text))
            key.Append(Codes[value]);
        return key.ToString();
    }

    /// <summary>The sign sorts between the letters below and above the byte: ! before -, . before digits, and so on.</summary>
    private static string Code(byte value)
    {
        var letter = (char)value;
        if (value < 0x80 && (char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            return letter.ToString();
        var sign = value switch { < (byte)'-' => '!', < (byte)'0' => '.', < (byte)'A' => ';', < (byte)'_' => '^', < (byte)'a' => '`', _ => '~' };
        return $"{sign}{value:x2}";
    }
}
