using System.Collections.Immutable;

namespace Loyalty.Domain.Programs;

/// <summary>What reading a promotion document gave.</summary>
public abstract record PromotionParse
{
    private PromotionParse()
    {
    }

    /// <summary>The document is good.</summary>
    public sealed record Parsed(Promotion Promotion) : PromotionParse;

    /// <summary>The document is not good: all its faults, at least one, in the order in which they were found.</summary>
    public sealed record Faulty(ImmutableArray<ProgramFault> Faults) : PromotionParse;
}
