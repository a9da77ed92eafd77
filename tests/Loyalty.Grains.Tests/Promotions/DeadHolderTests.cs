using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Members;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Promotions;

public sealed class DeadHolderTests
{
    [Fact]
    public async Task Silos_that_are_killed_under_load_overspend_nothing_and_the_whole_budget_is_given()
    {
        const long Budget = 300_033;
        await using var shop = await Shop.Open(BudgetShop.Program(Budget));
        await shop.Members(200);
        for (var kill = 0; kill < 4; kill++)
        {
            var load = Load(shop, kill, orders: 1_000);
            await Stored(shop, 150 * (kill + 1));
            await shop.Kill();
            await load;
            (await shop.Gifts()).Sum().ShouldBeLessThanOrEqualTo(Budget);
        }

        await Load(shop, 4, orders: 3_500);
        (await shop.Gifts()).Sum().ShouldBe(Budget);
        var view = await shop.View();
        (view.Given, view.Left).ShouldBe((Budget, 0L));
    }

    [Fact]
    public async Task A_silo_that_is_killed_with_a_slice_leaves_it_to_the_next()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(1_050));
        (await (await shop.Enrolled("anna")).Buy("1")).ShouldBe(100);
        await shop.Kill();
        (await shop.Member("anna").Buy("2", 20)).ShouldBe(950);
        (await shop.Member("anna").Buy("3")).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_killed_silo_left_is_given_although_the_last_slice_was_just_what_was_wanted()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(1_000));
        (await (await shop.Enrolled("anna")).Buy("1")).ShouldBe(100);
        await shop.Kill();
        (await shop.Member("anna").Buy("2", 7.5m)).ShouldBe(750, "the killed silo has a slice of 250");
        (await shop.Member("anna").Buy("3")).ShouldBe(100);
        (await shop.Member("anna").Buy("4")).ShouldBe(50);
        (await shop.Member("anna").Buy("5")).ShouldBe(0);
    }

    [Fact]
    public async Task A_silo_that_looked_before_it_was_listed_does_not_take_itself_for_dead()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(1_000));
        await shop.Members(2);
        TaskCompletionSource arrived = new(), gate = new();
        shop.Journal.AfterRead = stream =>
        {
            if (stream != "catalogue/storefront")
            {
                return Task.CompletedTask;
            }

            shop.Journal.AfterRead = null;
            arrived.SetResult();
            return gate.Task;
        };
        var first = shop.Member("m0").Buy("1");
        await arrived.Task;

        (await shop.Member("m1").Buy("1")).ShouldBe(100, "the silo is listed, and has a slice of 250");
        gate.SetResult();
        (await first).ShouldBe(100);
        (await shop.Member("m1").Buy("2", 20)).ShouldBe(800);
        (await shop.Journal.Version("catalogue/storefront")).ShouldBe(2, "it was listed once");
    }

    [Fact]
    public async Task A_silo_that_stops_gives_back_what_is_left_without_any_sum_of_the_ledgers()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(1_050));
        (await (await shop.Enrolled("anna")).Buy("1")).ShouldBe(100);
        await shop.Budgets.Close(default);
        await shop.Restart();
        var feeds = 0;
        shop.Journal.BeforeFeed = () => feeds++;
        (await shop.Member("anna").Buy("2", 20)).ShouldBe(950);
        feeds.ShouldBe(0);
    }

    [Fact]
    public async Task An_award_of_a_silo_that_was_held_to_be_dead_is_not_stored_with_its_old_slice()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(1_000));
        await shop.Members(2);
        var paused = SiloLife.Member(shop, "m0", new SiloLife("paused"));
        (await paused.Buy("1")).ShouldBe(100);
        TaskCompletionSource arrived = new(), gate = new();
        shop.Journal.BeforeAppend = async append =>
        {
            if (append.Stream == "member/storefront/m0" && append.CommandId == "purchase/2")
            {
                arrived.TrySetResult();
                await gate.Task;
            }
        };
        var late = paused.Buy("2");
        await arrived.Task;

        var ben = shop.Member("m1");
        (await ben.Buy("1", 20)).ShouldBe(900, "the paused silo is not among the living: its slice comes back");
        gate.SetResult();
        (await late).ShouldBe(0);
        (await paused.Buy("3")).ShouldBe(0);
        (await shop.Gifts()).Sum().ShouldBe(1_000);
    }

    [Fact]
    public async Task A_silo_that_was_held_to_be_dead_goes_on_under_another_name()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(10_000));
        await shop.Members(2);
        var life = new SiloLife("paused");
        var paused = SiloLife.Member(shop, "m0", life);
        (await paused.Buy("1")).ShouldBe(100);
        (await shop.Member("m1").Buy("1")).ShouldBe(100);
        shop.Life.Others.Add("paused");
        life.Others.Add(shop.Life.Own);
        for (var order = 2; order < 60; order++)
        {
            await paused.Buy($"{order}");
            await shop.Member("m1").Buy($"{order}");
        }

        (await shop.Gifts()).Sum().ShouldBe(10_000);
    }

    [Fact]
    public async Task What_another_living_silo_gives_back_is_found_by_those_that_found_nothing()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(1_000));
        await shop.Members(2);
        var (shelf, life) = (new CatalogueShelf(shop.Journal, shop.Clock), new SiloLife("other"));
        shop.Life.Others.Add("other");
        life.Others.Add(shop.Life.Own);
        var budgets = SiloLife.Budgets(shop.Journal, shelf, shop.Grains, life);
        var other = new AccountStream(shop.Journal, shelf, budgets, new CountedSeeds(), new EndlessTerm(), "storefront", "storefront/m0");
        (await other.Buy("1")).ShouldBe(100);
        (await shop.Member("m1").Buy("1", 20)).ShouldBe(750, "the other has a slice of 250");
        (await shop.Member("m1").Buy("2")).ShouldBe(0);

        await budgets.Close(default);
        shop.Clock.Now += TimeSpan.FromSeconds(1);
        (await shop.Member("m1").Buy("3")).ShouldBe(100);
        (await shop.Member("m1").Buy("4")).ShouldBe(50);
        (await shop.Member("m1").Buy("5")).ShouldBe(0);
    }

    private static Task Load(Shop shop, int round, int orders) => Task.WhenAll(Enumerable.Range(0, orders).Select(async order =>
    {
        try
        {
            await shop.Member($"m{order % 200}").Buy($"{round}-{order}");
        }
        catch (Exception unknown) when (unknown is not ShouldAssertException)
        {
            // The silo was killed under it: stored or not.
        }
    }));

    private static async Task Stored(Shop shop, int awards)
    {
        var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;
        while ((await shop.Gifts()).Count < awards)
        {
            await Task.Delay(1, limit);
        }
    }
}
