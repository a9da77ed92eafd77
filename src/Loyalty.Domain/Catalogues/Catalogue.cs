using System.Collections.Immutable;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Catalogues;

/// <summary>What prices an award: a program, its promotions as they are switched, and a sandbox's clock, at one version.</summary>
public sealed record Catalogue
{
    /// <summary>The version of the catalogue's stream.</summary>
    public required long Version { get; init; }

    /// <summary>The program in force.</summary>
    public required LoyaltyProgram Program { get; init; }

    /// <summary>The name of the stream that holds it.</summary>
    public string Stream => $"catalogue/{Program.Id}";

    /// <summary>The document that says it, as it was put.</summary>
    public required string Document { get; init; }

    /// <summary>All promotions, in the order in which they were first put.</summary>
    public ImmutableArray<Promotion> Promotions { get; init; } = [];

    /// <summary>Now, for a sandbox program whose clock was moved; null: the engine's clock.</summary>
    public Instant? Clock { get; init; }
}
