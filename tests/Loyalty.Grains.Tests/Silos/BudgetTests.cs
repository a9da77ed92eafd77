using Loyalty.Domain.Accounts;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Promotions;
using Loyalty.Grains.Stored;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Grains.Tests.Promotions;

namespace Loyalty.Grains.Tests.Silos;

/// <summary>One budget, spent by the awards of all silos.</summary>
public sealed class BudgetTests
{
    private const int Members = 120;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Ten_thousand_awards_over_three_silos_get_what_is_there_for_six_thousand()
    {
        const long Budget = 600_000;
        await using var shop = await Shop.Open(3, BudgetShop.Program(Budget));
        await shop.Members(Members);
        var given = await Awards(shop, 0, 10_000);
        given.Sum().ShouldBe(Budget);
        given.Count(points => points == 100).ShouldBe(6_000);
        (await shop.Gifts()).Sum().ShouldBe(Budget);
        (await Holders(shop)).Distinct().Count().ShouldBe(3, "each silo spends of its own slices");
        foreach (var silo in shop.Silos)
        {
            var view = (await silo.Catalogue.Promotions().Value()).Promotions.Single();
            (view.Given, view.Left).ShouldBe((Budget, 0L));
        }
    }

    [Fact]
    public async Task A_killed_silo_and_one_that_leaves_take_nothing_with_them_and_nothing_is_overspent()
    {
        const long Budget = 300_033;
        await using var shop = await Shop.Open(3, BudgetShop.Program(Budget));
        await shop.Members(Members);
        var load = Awards(shop, 0, 2_000);
        await Stored(shop, 500);
        await shop.Kill(shop.Silos[1]);
        await Stored(shop, 1_000);
        var leaver = shop.Silos[0];
        await shop.Join();
        await shop.Leave(leaver);
        await load;
        (await shop.Gifts()).Sum().ShouldBe(2_000 * 100, "there was enough for all");

        await Awards(shop, 1, 2_000);
        (await shop.Gifts()).Sum().ShouldBe(Budget, "the slices of those who went came back, to the last point");
        (await shop.Gifts()).Count.ShouldBe(4_000);
    }

    [Fact]
    public async Task What_a_killed_silo_held_comes_back_by_itself()
    {
        await using var shop = await Shop.Open(3, BudgetShop.Program(1_000));
        var (victim, other) = (shop.Silos[0], shop.Silos[1]);
        var anna = await shop.Enrolled(shop.IdsOn(victim, "anna").First());
        (await anna.Buy("1")).ShouldBe(100);
        await shop.Kill(victim);
        await Persistence.Until(async () => (await shop.Journal.Version(BudgetShop.Stream)) >= 2, "its slice is settled without any award");
        var ben = await shop.Enrolled(shop.IdsOn(other, "ben").First());
        (await ben.Buy("1", 20)).ShouldBe(900);
        (await ben.Buy("2")).ShouldBe(0);
    }

    [Fact]
    public async Task A_silo_that_was_paused_beyond_its_lease_goes_on_under_another_name_and_overspends_nothing()
    {
        const long Budget = 100_000;
        await using var shop = await Shop.Open(3, Lease, BudgetShop.Program(Budget));
        await shop.Members(Members);
        await Awards(shop, 0, 200);
        var paused = shop.Silos[0];
        var (own, before) = (paused.Address, await Holders(shop));
        var load = Awards(shop, 1, 300);
        paused.Turns.Pause();
        await Persistence.Until(() => Task.FromResult(!shop.ClientView.Current.Silos.Contains(own)), "the others take it out");
        await Persistence.Until(async () => !(await Listed(shop)).Contains(before.First(holder => IsOf(holder, own))), "its slices are revoked");
        paused.Turns.Resume();
        await load;
        await Persistence.Until(() => Task.FromResult(paused.Address != own && shop.ClientView.Current.Silos.Contains(paused.Address)), "it is back");
        await Awards(shop, 2, 200);
        (await Holders(shop)).Any(holder => !before.Contains(holder) && IsOf(holder, paused.Address)).ShouldBeTrue("it spends under another name");
        await Awards(shop, 3, 400);
        (await shop.Gifts()).Sum().ShouldBe(Budget);
        (await shop.Gifts()).Count.ShouldBe(1_100);
    }

    /// <summary>What the promotion gave to each of many orders, which are sent through all silos at once, again until they are answered.</summary>
    private static Task<long[]> Awards(Shop shop, int round, int orders) => Task.WhenAll(Enumerable.Range(0, orders).Select(order =>
        Persistence.UntilAnswered(() => shop.Through(order).Member($"m{order % Members}").Buy($"{round}-{order}"))));

    private static Task Stored(Shop shop, int awards) =>
        Persistence.Until(async () => (await shop.Gifts()).Count >= awards, $"{awards} awards are stored");

    /// <summary>Under which names awards were given, one for each award.</summary>
    private static async Task<List<string>> Holders(Shop shop) =>
    [
        .. (await shop.Feed())
            .Where(item => item.Stream.StartsWith("member/", StringComparison.Ordinal))
            .Select(item => AccountCodec.Read(item.Body))
            .OfType<AccountEvent.Purchased>()
            .Select(purchased => purchased.Holder)
            .OfType<string>(),
    ];

    private static async Task<IReadOnlyCollection<string>> Listed(Shop shop)
    {
        var shelf = new CatalogueShelf(shop.Journal, shop.Clock);
        return [.. (await shelf.Refresh("storefront", default))!.Holders];
    }

    private static bool IsOf(string holder, SiloAddress silo) => Holder.IncarnationOf(holder) == silo.ToParsableString();
}
