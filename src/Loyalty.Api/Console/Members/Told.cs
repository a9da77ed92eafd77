using Loyalty.Contracts.Members;

namespace Loyalty.Api.Console.Members;

/// <summary>An entry of a ledger as people read it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Points">What moved, as <c>+1 150</c>; empty where nothing did.</param>
/// <param name="Text">The sentence, which goes on from the points where there are any.</param>
internal sealed record Told(LedgerEntry Entry, string Points, string Text)
{
    /// <summary>What each rule and promotion gave or took.</summary>
    public IReadOnlyList<ToldShare> Shares { get; init; } = [];

    /// <summary>Where the points came from, or what became of them: an entry a line.</summary>
    public IReadOnlyList<string> Ties { get; init; } = [];

    /// <summary>Points and text in one.</summary>
    public override string ToString() => Points.Length == 0 ? Text : $"{Points} {Text}";
}

/// <summary>What one rule or promotion gave or took.</summary>
/// <param name="By">The rule or promotion.</param>
/// <param name="Says">What it says today; may be empty.</param>
/// <param name="Points">As <c>+1 000</c>.</param>
internal sealed record ToldShare(string By, string Says, string Points);
