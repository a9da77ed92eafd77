using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Accounts.Decisions;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Money;
using Loyalty.Domain.Orders;
using Loyalty.Domain.Promotions;
using Loyalty.Domain.Tests.Programs;
using NodaTime;

namespace Loyalty.Domain.Tests.Promotions;

/// <summary>An award under budgets: "double" gives a hundred points for each dollar, "more" ten, in lists of their own.</summary>
public sealed class BudgetedPriceTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 10, 15, 0);

    [Fact]
    public void A_promotion_gives_what_its_budget_lets_through()
    {
        var award = Award(Catalogue("best", "best"), Limits(("double", 30)));
        Given(award).ShouldBe([("double", 30L)]);
        (award.Holder, award.Facts.LimitOf("double")).ShouldBe(("silo", 30L));
        award.Facts.Allowances.ShouldBeEmpty("a cap per member is another thing");
    }

    [Fact]
    public void The_second_best_takes_the_place_of_the_one_whose_budget_is_spent()
    {
        var award = Award(Catalogue("best", "best"), Limits(("double", 0)));
        Given(award).ShouldBe([("more", 10L)]);
        award.Facts.Budgeted!.Value.Select(given => (given.Promotion, given.Points)).ShouldBe([("double", 0L), ("more", 10L)]);
    }

    [Fact]
    public void An_award_that_no_budget_gave_to_names_no_holder()
    {
        var award = Award(Catalogue("add", "add"), Limits(("double", 0), ("more", 0)));
        Given(award).ShouldBeEmpty();
        award.Holder.ShouldBeNull();
    }

    [Fact]
    public void Where_budgets_do_not_count_nothing_is_said_of_them()
    {
        var award = Award(Catalogue("add", "add"), null);
        Given(award).ShouldBe([("double", 100L), ("more", 10L)]);
        (award.Holder, award.Facts.Budgeted).ShouldBe((null, null));
    }

    [Fact]
    public void What_is_kept_after_a_return_is_given_no_more_than_the_award_was()
    {
        var catalogue = Catalogue("add", "best");
        var award = Award(catalogue, Limits(("double", 130), ("more", 25)), pieces: 4);
        Given(award).ShouldBe([("double", 130L), ("more", 25L)]);
        var account = Member(catalogue).Evolve(award);
        var back = Back(account, award, catalogue, 2);
        Given(back.Breakdown).ShouldBe([("more", -5L)], "two pieces are worth 200 and 20: 130 and 20 are kept");
        var rest = Back(account.Evolve(back), award, catalogue, 2, back);
        Given(rest.Breakdown).ShouldBe([("double", -130L), ("more", -20L)]);
    }

    private static Budgets Limits(params (string Promotion, long Points)[] limits) =>
        new("silo", limits.ToImmutableDictionary(limit => limit.Promotion, limit => limit.Points));

    private static List<(string, long)> Given(AccountEvent.Purchased award) => Given(award.Earning.Breakdown);

    private static List<(string, long)> Given(IEnumerable<Pricing.Share> shares) =>
        [.. shares.Where(share => share.Promotion is not null).Select(share => (share.Promotion!, share.Points))];

    private static Catalogue Catalogue(string first, string second) =>
        new CatalogueEvent[]
        {
            new CatalogueEvent.ProgramPublished(Documents.Storefront),
            new CatalogueEvent.PromotionPut("double", $$"""{ "id": "double", "multiply": 2, "stack": "{{first}}", "budget": 1000, "active": true }"""),
            new CatalogueEvent.PromotionPut(
                "more", $$"""{ "id": "more", "add": { "points": 10, "per": 1 }, "stack": "{{second}}", "budget": 1000, "active": true }"""),
        }.Aggregate(default(Catalogue), (known, happened) => known.Evolve(happened, (known?.Version ?? 0) + 1))!;

    private static Account Member(Catalogue catalogue) => ((Decision.Granted)default(Account).Decide(
        new AccountCommand.Enrol(new MemberFacts()), new DecisionContext(catalogue, Now))).After;

    private static AccountEvent.Purchased Award(Catalogue catalogue, Budgets? budgets, int pieces = 1)
    {
        var order = new Order { Currency = Currency.Parse("USD"), Lines = [new Line("HAT", pieces, 1)] };
        var context = new DecisionContext(catalogue, Now) { Budgets = budgets };
        return (AccountEvent.Purchased)((Decision.Granted)Member(catalogue).Decide(new AccountCommand.Purchase("1", order), context)).Events[^1];
    }

    private static AccountEvent.Returned Back(
        Account account, AccountEvent.Purchased award, Catalogue catalogue, int pieces, params AccountEvent[] later)
    {
        var context = new DecisionContext(catalogue, Now) { Order = OrderHistory.Of(award, later), OrderCatalogue = catalogue };
        var back = new AccountCommand.Return($"r{later.Length}", "1") { Lines = [new Pieces("HAT", pieces)] };
        return (AccountEvent.Returned)((Decision.Granted)account.Decide(back, context)).Events[^1];
    }
}
