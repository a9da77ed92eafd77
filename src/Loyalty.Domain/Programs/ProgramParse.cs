using System.Collections.Immutable;

namespace Loyalty.Domain.Programs;

/// <summary>What reading a program document gave.</summary>
public abstract record ProgramParse
{
    private ProgramParse()
    {
    }

    /// <summary>The document is good.</summary>
    public sealed record Parsed(LoyaltyProgram Program) : ProgramParse;

    /// <summary>The document is not good: all its faults, at least one, in the order in which they were found.</summary>
    public sealed record Faulty(ImmutableArray<ProgramFault> Faults) : ProgramParse;
}
