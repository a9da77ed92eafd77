using System.Collections.Immutable;
using System.Diagnostics;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Money;
using Loyalty.Domain.Programs;

namespace Loyalty.Grains.Members;

/// <summary>What a tier's members have, as the shop sees it.</summary>
internal static class Benefits
{
    public static BenefitView View(Benefit benefit, Currency currency) => benefit switch
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
