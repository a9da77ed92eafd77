using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Pricing;

/// <summary>
/// What an order's price depends on beside the order itself and the catalogue: kept with the award, so that a return prices the
/// order again with the facts of its own time.
/// </summary>
public sealed record PricingFacts
{
    /// <summary>When it was bought.</summary>
    public required Instant At { get; init; }

    /// <summary>The tier that the member had before.</summary>
    public required string Tier { get; init; }

    /// <summary>Number among the member's kept purchases, from 1.</summary>
    public required int OrderNumber { get; init; }

    /// <summary>The member's region.</summary>
    public string? Region { get; init; }

    /// <summary>The member's tags.</summary>
    public ImmutableArray<string> Tags { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Rules that give nothing: their limit was reached.</summary>
    public ImmutableArray<string> Exhausted { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>What the member may still get from a promotion with a cap.</summary>
    public ImmutableArray<Allowance> Allowances { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>
    /// What each promotion with a budget that held gave to the order, which is the most that it gives to what is kept of it; while
    /// the order is priced, what it may give. Null where there was none.
    /// </summary>
    public ImmutableArray<Allowance>? Budgeted { get; init; }

    /// <summary>What a promotion may give: what is left for the member, and of its budget.</summary>
    public long LimitOf(string promotion) =>
        Budgeted is { } budgeted ? Math.Min(AllowanceOf(promotion), PointsOf(budgeted, promotion)) : AllowanceOf(promotion);

    /// <summary>What the member may still get from a promotion.</summary>
    public long AllowanceOf(string promotion) => PointsOf(Allowances, promotion);

    private static long PointsOf(ImmutableArray<Allowance> allowances, string promotion)
    {
        foreach (var allowance in allowances)
        {
            if (allowance.Promotion == promotion)
            {
                return allowance.Points;
            }
        }

        return long.MaxValue;
    }
}

/// <summary>What a member may still get from a promotion, 0 or more.</summary>
public sealed record Allowance(string Promotion, long Points);

/// <summary>Points of one rule or promotion.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Promotion">Id of the promotion that gave them on top of the rule; null where the rule itself did.</param>
/// <param name="Points">Points given, or taken (negative).</param>
public sealed record Share(string Rule, string? Promotion, long Points);

internal static class Shares
{
    /// <summary>All points together.</summary>
    public static long Total(this ImmutableArray<Share> shares)
    {
        var total = 0L;
        foreach (var share in shares)
        {
            total += share.Points;
        }

        return total;
    }

    /// <summary>Whether a rule gave points itself.</summary>
    public static bool Has(this ImmutableArray<Share> shares, string rule)
    {
        foreach (var share in shares)
        {
            if (share.Rule == rule && share.Promotion is null)
            {
                return true;
            }
        }

        return false;
    }
}
