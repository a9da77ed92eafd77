using NodaTime;

namespace Loyalty.Model.Tiers;

/// <summary>What counts for a tier, at the instant at which it was earned, as returns have left it.</summary>
/// <param name="IsDue">It came by the passing of time: before anything else at the same instant.</param>
internal sealed record Contribution(Instant At, bool IsDue, long Points, Fraction Spend);

internal sealed record BalanceAt(Instant At, bool IsDue, long Balance);
