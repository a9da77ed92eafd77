using System.Collections.Immutable;
using System.Diagnostics;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Money;
using Loyalty.Domain.Programs;

namespace Loyalty.Grains.Members;

/// <summary>What a tier's members have, as the shop sees it.</summary>
internal static class Benefits
{
    /// <summary>The benefits of a level for a member of a currency; free shipping that names other currencies alone is none.</summary>
    public static BenefitView[] Of(TierLevel level, Currency currency) =>
    [
        .. level.Benefits
            .Where(benefit => benefit is not Benefit.FreeShipping { MinOrder: { IsEmpty: false } amounts } || amounts.ContainsKey(currency))
            .Select(benefit => View(benefit, currency)),
    ];

    private static BenefitView View(Benefit benefit, Currency currency) => benefit switch
    {
        Benefit.PercentOff off => new() { Kind = "percentOff", Percent = off.Percent },
        Benefit.FreeShipping shipping => new() { Kind = "freeShipping", MinOrder = MinOrder(shipping.MinOrder, currency) },
        Benefit.EarlyAccess => new() { Kind = "earlyAccess" },
        Benefit.PriorityService => new() { Kind = "priorityService" },
        Benefit.EventInvitations => new() { Kind = "eventInvitations" },
        Benefit.Recommendations => new() { Kind = "recommendations" },
        _ => throw new UnreachableException($"No view of {benefit.GetType()}."),
    };

    private static decimal? MinOrder(ImmutableDictionary<Currency, decimal> amounts, Currency currency) =>
        amounts.TryGetValue(currency, out var amount) ? amount : null;
}
