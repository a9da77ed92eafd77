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

    /// <summary>
    /// Who may spend of budgets: incarnations of silos. An award that spends from the slice of one is refused by the fence as soon as
    /// it is no longer among them.
    /// </summary>
    public ImmutableArray<string> Holders { get; init; } = [];

    /// <summary>The version of the last change that put a promotion without a budget, by promotion; none for one that always had one.</summary>
    public ImmutableDictionary<string, long> Unbudgeted { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>Whether a promotion with a budget is switched on.</summary>
    public bool HasBudgets => Promotions.Any(static promotion => promotion is { Active: true, Budget: not null });

    /// <summary>A promotion; null where there is none.</summary>
    public Promotion? PromotionOf(string id) => Promotions.FirstOrDefault(promotion => promotion.Id == id);

    /// <summary>Now, for a sandbox program whose clock was moved; null: the engine's clock.</summary>
    public Instant? Clock { get; init; }
}
