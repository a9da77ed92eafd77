using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Pricing;

namespace Loyalty.Domain.WhatIf;

/// <summary>What promotions gave.</summary>
public static class PromotionGiving
{
    /// <summary>Points by promotion, less what returns took back.</summary>
    public static ImmutableSortedDictionary<string, long> Of(IEnumerable<AccountEvent> ledger)
    {
        var given = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var share in ledger.SelectMany(happened => SharesOf(happened)))
        {
            if (share.Promotion is { } promotion)
            {
                given[promotion] = given.GetValueOrDefault(promotion) + share.Points;
            }
        }

        return given.ToImmutable();
    }

    private static ImmutableArray<Share> SharesOf(AccountEvent happened) => happened switch
    {
        AccountEvent.Purchased purchased => purchased.Earning.Breakdown,
        AccountEvent.Returned returned => returned.Breakdown,
        _ => [],
    };
}
