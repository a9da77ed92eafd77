namespace Loyalty.Api.Access;

/// <summary>
/// Ids that callers choose for programs and members: 1 to 128 characters, none of them a space, a control character or <c>/</c>.
/// </summary>
internal static class Identifier
{
    public const string Rule = "1 to 128 characters, without spaces, control characters and '/'";

    private const int MaximumLength = 128;

    public static bool IsRight(ReadOnlySpan<char> id)
    {
        if (id.Length is 0 or > MaximumLength)
            return false;
        foreach (var character in id)
        {
            if (char.IsAsciiLetterOrDigit(character))
                continue;
            if (character is '/' || char.IsWhiteSpace(character) || char.IsControl(character))
                return false;
        }
        return !HasHalfCharacter(id);
    }

    private static bool HasHalfCharacter(ReadOnlySpan<char> id)
    {
        foreach (var rune in id.EnumerateRunes())
        {
            if (rune == System.Text.Rune.ReplacementChar)
                return true;
        }
        return false;
    }
}
