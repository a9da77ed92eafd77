using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Promotions;

public sealed class BudgetTests
{
    [Fact]
    public async Task Ten_thousand_awards_at_once_are_given_exactly_what_the_budget_allows()
    {
        const long Budget = 600_050;
        await using var shop = await Shop.Open(BudgetShop.Program(Budget));
        var members = await shop.Members(1_000);
        var given = await Task.WhenAll(Enumerable.Range(0, 10_000).Select(order => members[order % 1_000].Buy($"{order}")));

        given.Sum().ShouldBe(Budget);
        given.Count(points => points == 100).ShouldBe(6_000);
        given.Count(points => points == 50).ShouldBe(1);
        given.Count(points => points == 0).ShouldBe(3_999);
        (await shop.Gifts()).Order().ShouldBe(given.Order());
        var view = await shop.View();
        (view.Given, view.Spent, view.Left).ShouldBe((Budget, Budget, 0L));
        (await members[0].Buy("late")).ShouldBe(0);
        TestContext.Current.TestOutputHelper?.WriteLine($"{await shop.Journal.Version(BudgetShop.Stream)} slices");
    }

    [Fact]
    public async Task What_is_left_is_given_and_the_promotion_has_ended()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(250));
        var anna = await shop.Enrolled("anna");
        (await anna.Buy("1")).ShouldBe(100);
        (await anna.Buy("2")).ShouldBe(100);
        var last = await anna.Purchase(Orders.Order("3", 1)).Value();
        last.Breakdown.Select(line => (line.Rule, line.Promotion, line.Points)).ShouldBe([("purchase", null, 100L), ("purchase", "double", 50L)]);
        (await anna.Buy("4")).ShouldBe(0);
        (await shop.View()).Left.ShouldBe(0);
    }

    [Fact]
    public async Task One_award_may_be_worth_more_than_the_whole_budget()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(1));
        var anna = await shop.Enrolled("anna");
        (await anna.Buy("1", 1_000)).ShouldBe(1);
        (await anna.Buy("2", 1_000)).ShouldBe(0);
    }

    [Fact]
    public async Task What_returns_take_back_does_not_go_into_the_budget_again()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(150));
        var anna = await shop.Enrolled("anna");
        (await anna.Buy("1")).ShouldBe(100);
        (await anna.Buy("2")).ShouldBe(50);
        var back = await anna.Return(new() { ReturnId = "r", OrderId = "2" }).Value();
        back.Points.ShouldBe(-150);
        var view = await shop.View();
        (view.Given, view.Spent, view.Left).ShouldBe((150L, 100L, 0L));
        (await anna.Buy("3")).ShouldBe(0);
    }

    [Fact]
    public async Task A_return_prices_the_rest_with_what_the_budget_gave()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(150));
        var anna = await shop.Enrolled("anna");
        (await anna.Buy("1")).ShouldBe(100);
        await anna.Purchase(Orders.Order("2", 1, quantity: 4)).Value();
        var rest = (400 + 50) - (300 + 50);
        (await anna.Return(new() { ReturnId = "r", OrderId = "2", Lines = [new() { Sku = "SHIRT", Quantity = 1 }] }).Value()).Points.ShouldBe(-rest);
        (await anna.Return(new() { ReturnId = "s", OrderId = "2" }).Value()).Points.ShouldBe(-350);
        (await shop.View()).Spent.ShouldBe(100);
    }

    [Fact]
    public async Task A_cap_per_member_holds_beside_the_budget()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(500, promotion => promotion["perMember"] = 120));
        var members = await shop.Members(5);
        var given = new List<long>();
        foreach (var order in Enumerable.Range(0, 15))
        {
            given.Add(await members[order % 5].Buy($"{order}"));
        }

        given.ShouldBe([100, 100, 100, 100, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        await shop.Put(1_000); // without a cap
        (await members[0].Buy("more")).ShouldBe(100);
    }

    [Fact]
    public async Task A_cap_per_member_counts_what_the_budget_let_through()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(130, promotion => promotion["perMember"] = 120));
        var (anna, ben) = (await shop.Enrolled("anna"), await shop.Enrolled("ben"));
        (await anna.Buy("1")).ShouldBe(100);
        (await ben.Buy("1")).ShouldBe(30);
        await shop.Catalogue().PutPromotion("double", BudgetShop.Promotion(1_000, promotion => promotion["perMember"] = 120).ToJsonString()).Value();
        (await ben.Buy("2")).ShouldBe(90);
        (await anna.Buy("2")).ShouldBe(20);
        (await anna.Buy("3")).ShouldBe(0);
    }

    [Fact]
    public async Task A_quote_promises_what_the_award_is_given()
    {
        await using var shop = await Shop.Open(BudgetShop.Program(150));
        var anna = await shop.Enrolled("anna");
        foreach (var (order, given) in new[] { ("1", 100L), ("2", 50L), ("3", 0L) })
        {
            var quote = await anna.Quote(new() { Purchase = Orders.Order(order, 1) }).Value();
            var guest = await shop.Catalogue().Quote(new() { Purchase = Orders.Order(order, 1) }).Value();
            BudgetShop.Given(quote).ShouldBe(given);
            BudgetShop.Given(guest).ShouldBe(given);
            (await anna.Buy(order)).ShouldBe(given);
        }
    }

    [Fact]
    public async Task A_program_without_budgets_asks_nobody()
    {
        await using var shop = await Shop.Open(Cluster.Programs.Doubling);
        var anna = await shop.Enrolled("anna");
        (await anna.Buy("1")).ShouldBe(100);
        (await shop.Journal.Version(BudgetShop.Stream)).ShouldBe(0);
        (await shop.Journal.Version("catalogue/storefront")).ShouldBe(1);
        (await shop.View()).Left.ShouldBeNull();
    }
}
