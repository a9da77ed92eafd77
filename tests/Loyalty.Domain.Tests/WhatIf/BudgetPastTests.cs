using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Promotions;

namespace Loyalty.Domain.Tests.WhatIf;

/// <summary>Promotions with a budget: one that is left alone ends when its budget had ended.</summary>
public sealed class BudgetPastTests
{
    private static readonly string Present = Small.With(program =>
    {
        program["promotions"]![0]!["active"] = true;
        program["promotions"]![0]!["budget"] = 1_000;
    });

    private readonly ShopLife life = new(Present);

    public BudgetPastTests()
    {
        life.Do(new AccountCommand.Enrol(new MemberFacts()));
        Buy("enough", 500);
        Buy("the rest", 40);
        Buy("nothing", 0);
        life.Do(new AccountCommand.Return("back", "the rest") { Amount = 5 });
    }

    [Fact]
    public void The_document_in_force_gives_what_the_budget_gave()
    {
        life.Account!.Balance.ShouldBe(200 + 140 + 100 - 50, "10 dollars each; of 140 points 90 are left after half went back, and 40 of them");
        var lived = life.Under(Present);
        Lives.Text(lived.Account!).ShouldBe(Lives.Text(life.Account!));
        lived.Promotions["double"].ShouldBe(100 + 40);
    }

    [Fact]
    public void More_points_give_more_where_the_budget_had_not_ended()
    {
        var lived = life.Under(Twice(Present));
        lived.Promotions["double"].ShouldBe(200 + 40);
    }

    [Fact]
    public void A_changed_promotion_knows_no_budget()
    {
        var changed = Small.With(program =>
        {
            program["promotions"]![0]!["active"] = true;
            program["promotions"]![0]!["budget"] = 1_001;
        });
        life.Under(changed).Promotions["double"].ShouldBe(100 + 50 + 100, "half of the second order went back");
    }

    private static string Twice(string document)
    {
        var program = System.Text.Json.Nodes.JsonNode.Parse(document)!;
        program["earn"]![0]!["give"]!["points"] = 20;
        return program.ToJsonString();
    }

    private void Buy(string order, long left) =>
        life.Do(Small.Buy(order, 10), new Budgets("holder", ImmutableDictionary<string, long>.Empty.Add("double", left)));
}
