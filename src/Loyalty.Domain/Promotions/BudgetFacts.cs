using System.Collections.Immutable;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Pricing;
using NodaTime;

namespace Loyalty.Domain.Promotions;

/// <summary>
/// Budgets among the facts of a price: first what a promotion may give, then what it gave, which is the most that it gives to
/// what is kept after a return.
/// </summary>
internal static class BudgetFacts
{
    /// <summary>What the promotions with a budget that hold may give; null where there are none, or budgets do not count.</summary>
    public static ImmutableArray<Allowance>? Of(Catalogue catalogue, Instant at, Budgets? budgets)
    {
        if (budgets is null)
        {
            return null;
        }

        var limits = ImmutableArray<Allowance>.Empty;
        foreach (var promotion in catalogue.Promotions)
        {
            if (promotion.Budget is not null && promotion.Holds(at, catalogue.Program.TimeZone))
            {
                limits = limits.Add(new Allowance(promotion.Id, budgets.LimitOf(promotion.Id)));
            }
        }

        return limits.IsEmpty ? null : limits;
    }

    /// <summary>The facts with what each promotion gave, where budgets counted.</summary>
    public static PricingFacts Giving(this PricingFacts facts, ImmutableArray<Share> shares) => facts.Budgeted is { } limits
        ? facts with { Budgeted = [.. limits.Select(limit => new Allowance(limit.Promotion, Given(shares, limit.Promotion)))] }
        : facts;

    /// <summary>Whose slices gave something; null where none did.</summary>
    public static string? HolderIn(this PricingFacts facts, Budgets? budgets) =>
        facts.Budgeted is { } given && given.Any(static allowance => allowance.Points > 0) ? budgets?.Holder : null;

    private static long Given(ImmutableArray<Share> shares, string promotion) =>
        shares.Where(share => share.Promotion == promotion).Sum(share => share.Points);
}
