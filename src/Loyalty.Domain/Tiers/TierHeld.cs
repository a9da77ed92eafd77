using NodaTime;

namespace Loyalty.Domain.Tiers;

/// <summary>The tier that a member has.</summary>
/// <param name="Id">Id of the level.</param>
/// <param name="Since">Since when.</param>
/// <param name="PeriodEnd">When the period ends after which it is assessed, or the metric falls below it as things stand; null: not known.</param>
/// <param name="Until">The end with the program's grace: when it is assessed; null: not known.</param>
public sealed record TierHeld(string Id, Instant Since, Instant? PeriodEnd = null, Instant? Until = null);

/// <summary>Something that counts towards a metric with a period.</summary>
/// <param name="At">When it counts.</param>
/// <param name="Amount">Points or money.</param>
/// <param name="ByTime">The part of it that came by the passing of time: before anything else at the same instant.</param>
public readonly record struct Contribution(Instant At, decimal Amount, decimal ByTime = 0);
