using System.Collections.Immutable;
using Loyalty.Domain.Money;

namespace Loyalty.Domain.Accounts;

/// <summary>
/// What a program may ask about a member: the same for many. No id (the ledger's stream is named after it), no name, no address: those
/// lie apart from the ledger.
/// </summary>
public sealed record MemberFacts
{
    /// <summary>Region, as filters name it.</summary>
    public string? Region { get; init; }

    /// <summary>Locale (BCP 47).</summary>
    public string? Locale { get; init; }

    /// <summary>The currency in which thresholds hold; null: the program's first.</summary>
    public Currency? Currency { get; init; }

    /// <summary>Tags, as filters name them.</summary>
    public ImmutableArray<string> Tags { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Month of the birthday, 1 to 12; null: not told.</summary>
    public int? BirthMonth { get; init; }
}
