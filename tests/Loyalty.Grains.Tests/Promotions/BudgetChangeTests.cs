using System.Text.Json.Nodes;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Grains.Stored;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Promotions;

public sealed class BudgetChangeTests
{
    [Fact]
    public async Task A_raised_budget_goes_on_after_its_end()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(150));
        var anna = await shop.Enrolled("anna");
        (await anna.Buy("1")).ShouldBe(100);
        (await anna.Buy("2")).ShouldBe(50);
        (await anna.Buy("3")).ShouldBe(0);
        (await shop.Put(300)).Left.ShouldBe(150);
        (await anna.Buy("4")).ShouldBe(100);
        (await anna.Buy("5")).ShouldBe(50);
        (await anna.Buy("6")).ShouldBe(0);
    }

    [Fact]
    public async Task A_lowered_budget_holds_for_what_was_handed_out_already()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(1_000_000));
        var anna = await shop.Enrolled("anna");
        (await anna.Buy("1")).ShouldBe(100);
        (await shop.Put(130)).Left.ShouldBe(30);
        (await anna.Buy("2")).ShouldBe(30);
        (await anna.Buy("3")).ShouldBe(0);
    }

    [Fact]
    public async Task A_budget_below_what_was_given_gives_nothing_more()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(1_000_000));
        var anna = await shop.Enrolled("anna");
        (await anna.Buy("1")).ShouldBe(100);
        (await shop.Put(40)).Left.ShouldBe(0);
        (await anna.Buy("2")).ShouldBe(0);
        (await shop.Put(250)).Left.ShouldBe(150);
        (await anna.Buy("3", 5)).ShouldBe(150);
        (await anna.Buy("4")).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_given_without_a_budget_counts_when_there_is_one()
    {
        await using var shop = await Shop.Open(Cluster.Programs.Doubling);
        var anna = await shop.Enrolled("anna");
        (await anna.Buy("1")).ShouldBe(100);
        await shop.Put(350);
        (await anna.Buy("2")).ShouldBe(100);
        await shop.Put(null);
        (await anna.Buy("3")).ShouldBe(100);
        (await shop.Put(350)).Left.ShouldBe(50);
        (await anna.Buy("4")).ShouldBe(50);
        (await anna.Buy("5")).ShouldBe(0);
        (await shop.View()).Given.ShouldBe(350);
    }

    [Fact]
    public async Task A_budget_that_changes_under_load_is_never_overspent()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(20_000));
        var members = await shop.Members(50);
        var (isOver, order) = (false, 0);
        var load = members.Select(async member =>
        {
            while (!Volatile.Read(ref isOver))
            {
                await member.Buy($"{Interlocked.Increment(ref order)}");
            }
        }).ToList();
        foreach (var budget in new[] { 50_000L, 5_000, 80_000, 80_100, 60_000, 100_033 })
        {
            var before = (await shop.View()).Given;
            await shop.Put(budget);
            await Eventually(async () => await shop.View() is { } view && (view.Left == 0 || view.Given >= before + 2_000));
        }

        await Eventually(async () => (await shop.View()).Left == 0);
        Volatile.Write(ref isOver, true);
        await Task.WhenAll(load);
        (await shop.Gifts()).Sum().ShouldBe(100_033);
        await EachAwardKeptToTheBudgetOfItsTime(shop, 20_000);
    }

    [Fact]
    public async Task A_promotion_that_is_switched_again_and_again_gives_its_budget_and_no_more()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(40_010));
        var members = await shop.Members(50);
        var isOver = false;
        var load = members.Select(async member =>
        {
            for (var order = 0; !Volatile.Read(ref isOver); order++)
            {
                await member.Buy($"{order}");
            }
        }).ToList();
        for (var round = 0; round < 30; round++)
        {
            await shop.Catalogue().SwitchPromotion("double", round % 2 == 1).Value();
        }

        await Eventually(async () => (await shop.View()).Left == 0);
        Volatile.Write(ref isOver, true);
        await Task.WhenAll(load);
        (await shop.Gifts()).Sum().ShouldBe(40_010);
    }

    /// <summary>In the order of the feed: what is given by then is within the budget, or nothing was added since it was lowered.</summary>
    private static async Task EachAwardKeptToTheBudgetOfItsTime(Shop shop, long most)
    {
        var given = 0L;
        foreach (var item in await shop.Feed())
        {
            if (item.Stream == "catalogue/storefront" && CatalogueCodec.Read(item.Body) is CatalogueEvent.PromotionPut put)
            {
                most = Math.Max(given, (long)JsonNode.Parse(put.Document)!["budget"]!);
            }
            else if (item.Stream.StartsWith("member/", StringComparison.Ordinal) && AccountCodec.Read(item.Body) is AccountEvent.Purchased award)
            {
                given += award.Earning.Breakdown.Where(share => share.Promotion is not null).Sum(share => share.Points);
                given.ShouldBeLessThanOrEqualTo(most);
            }
        }
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;
        while (!await holds())
        {
            await Task.Delay(5, limit);
        }
    }
}
