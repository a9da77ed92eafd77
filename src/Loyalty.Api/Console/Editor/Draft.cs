using Loyalty.Contracts;

namespace Loyalty.Api.Console.Editor;

/// <summary>A document as somebody is typing it, and what was found out about it.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Mark">The mark of the document that the person began from.</param>
public sealed record Draft(string Text, string Mark)
{
    /// <summary>Why it cannot be put in force; null: nothing is known against it.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Whether it was checked and has no fault.</summary>
    public bool IsGood { get; init; }

    /// <summary>What stored history comes to under it; null: not tried.</summary>
    public Trial? Trial { get; init; }

    /// <summary>Whether somebody else has published since the person began.</summary>
    public bool IsOvertaken => Refusal?.Code == "program-changed";
}
