using NodaTime;

namespace Loyalty.Domain.Tiers;

/// <summary>Something that counts towards a metric with a period.</summary>
/// <param name="At">When it counts.</param>
/// <param name="Amount">Points or money.</param>
/// <param name="ByTime">The part of it that came by the passing of time: before anything else at the same instant.</param>
public readonly record struct Contribution(Instant At, decimal Amount, decimal ByTime = 0);
