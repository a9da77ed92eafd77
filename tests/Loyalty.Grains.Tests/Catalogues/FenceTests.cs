using System.Collections.Concurrent;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Grains.Stored;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Catalogues;

public sealed class FenceTests
{
    [Fact]
    public async Task An_award_that_was_priced_before_the_switch_and_comes_after_it_is_priced_again()
    {
        await using var shop = await Shop.Open(Programs.Doubling);
        var anna = await shop.Enrolled("anna");
        TaskCompletionSource arrived = new(), gate = new();
        shop.Journal.BeforeAppend = async append =>
        {
            if (append.CommandId == "purchase/1")
            {
                arrived.TrySetResult();
                await gate.Task;
            }
        };
        var purchase = anna.Purchase(Orders.Order("1", 1)).Value();
        await arrived.Task;
        await shop.Catalogue().SwitchPromotion("double", false).Value();
        gate.SetResult();
        var receipt = await purchase;
        receipt.Points.ShouldBe(250);
        receipt.Breakdown.ShouldAllBe(line => line.Promotion == null);
    }

    [Fact]
    public async Task After_a_switch_has_answered_no_award_uses_the_old_rule()
    {
        await using var shop = await Shop.Open(Programs.Doubling);
        for (var round = 0; round < 3; round++)
        {
            await SwitchUnderLoad(shop, round);
            await shop.Catalogue().SwitchPromotion("double", true).Value();
        }

        await JournalAgrees(shop);
    }

    private static async Task SwitchUnderLoad(Shop shop, int round)
    {
        var members = await Task.WhenAll(Enumerable.Range(0, 20).Select(member => shop.Enrolled($"{round}-{member}")));
        var isOff = false;
        TaskCompletionSource underWay = new();
        ConcurrentBag<(bool StartedAfter, Receipt Receipt)> awards = [];
        var load = members.Select(async member =>
        {
            var left = 5;
            for (var order = 0; left > 0; order++)
            {
                var startedAfter = Volatile.Read(ref isOff);
                left -= startedAfter ? 1 : 0;
                awards.Add((startedAfter, await member.Purchase(Orders.Order($"{order}", 1)).Value()));
                if (order == 5)
                {
                    underWay.TrySetResult();
                }
            }
        }).ToList();
        await underWay.Task;
        await shop.Catalogue().SwitchPromotion("double", false).Value();
        Volatile.Write(ref isOff, true);
        await Task.WhenAll(load);

        awards.Count(award => award.StartedAfter).ShouldBe(100);
        awards.Where(award => award.StartedAfter).ShouldAllBe(award => !IsDoubled(award.Receipt));
        awards.Any(award => IsDoubled(award.Receipt)).ShouldBeTrue();
    }

    private static bool IsDoubled(Receipt receipt) => receipt.Breakdown.Any(line => line.Promotion is not null);

    /// <summary>In the order of the feed, each award has what the promotion was then.</summary>
    private static async Task JournalAgrees(Shop shop)
    {
        var isActive = true;
        var catalogue = 0L;
        var awards = 0;
        foreach (var item in await shop.Feed())
        {
            if (item.Stream == "catalogue/storefront")
            {
                catalogue = item.Version;
                isActive = CatalogueCodec.Read(item.Body) is CatalogueEvent.PromotionSwitched switched ? switched.Active : isActive;
            }
            else if (AccountCodec.Read(item.Body) is AccountEvent.Purchased purchased)
            {
                awards++;
                purchased.Catalogue.ShouldBe(catalogue);
                purchased.Earning.Breakdown.Any(share => share.Promotion == "double").ShouldBe(isActive);
            }
        }

        awards.ShouldBeGreaterThan(300);
    }
}
