namespace Loyalty.Grains.Privacy;

/// <summary>By what people are found.</summary>
internal static class PersonTraces
{
    public const string Email = "email";
    public const string Phone = "phone";

    /// <summary>Under which the vault keeps the key of all traces, as if it were a person of no program.</summary>
    public const string KeyName = "traces";

    /// <summary>As it is compared: letters of an address in lower case, and of a number its digits alone.</summary>
    public static string Plain(string kind, string told) =>
        kind == Phone ? string.Concat(told.Where(char.IsAsciiDigit)) : told.Trim().ToLowerInvariant();
}
