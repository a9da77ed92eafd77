namespace Loyalty.Domain.Programs;

/// <summary>The codes of faults in documents.</summary>
public static class FaultCode
{
    /// <summary>The text is no JSON, or is nested too deeply.</summary>
    public const string Syntax = "syntax";

    /// <summary>A field that must be there is not.</summary>
    public const string Missing = "missing";

    /// <summary>A field that no document has at this place.</summary>
    public const string UnknownField = "unknown-field";

    /// <summary>A field that is there twice.</summary>
    public const string DuplicateField = "duplicate-field";

    /// <summary>Another JSON type than asked for.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>None of the words that are possible.</summary>
    public const string UnknownWord = "unknown-word";

    /// <summary>A number that is too small or too large.</summary>
    public const string OutOfRange = "out-of-range";

    /// <summary>A number with more decimals than there may be.</summary>
    public const string TooManyDecimals = "too-many-decimals";

    /// <summary>A text, id, address or locale that is not written as it must be.</summary>
    public const string Malformed = "malformed";

    /// <summary>A list or map that must hold something is empty.</summary>
    public const string Empty = "empty";

    /// <summary>An id or a list's item that is there twice.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>A tier that the program does not have.</summary>
    public const string UnknownTier = "unknown-tier";

    /// <summary>A rule on purchase that the program does not have.</summary>
    public const string UnknownRule = "unknown-rule";

    /// <summary>A reward that the program does not have, or that is no voucher.</summary>
    public const string UnknownReward = "unknown-reward";

    /// <summary>No currency of ISO 4217.</summary>
    public const string UnknownCurrency = "unknown-currency";

    /// <summary>A currency that is not among the program's own.</summary>
    public const string UnlistedCurrency = "unlisted-currency";

    /// <summary>No zone of the IANA time zone database.</summary>
    public const string UnknownTimeZone = "unknown-time-zone";

    /// <summary>Levels that do not rise, or times that do not follow each other.</summary>
    public const string OutOfOrder = "out-of-order";

    /// <summary>A field that has no meaning beside the others.</summary>
    public const string NotAllowed = "not-allowed";

    /// <summary>Another id than the one in the address of the call.</summary>
    public const string OtherId = "other-id";
}
