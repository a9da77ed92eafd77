using System.Text.Json.Nodes;
using Loyalty.Domain.WhatIf;
using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Domain.Tests.WhatIf;

/// <summary>Promotions of the past: those that a document leaves alone were there as they were switched then.</summary>
public sealed class PromotionPastTests
{
    private static readonly Instant Start = Instant.FromUtc(2024, 3, 1, 9, 0);
    private readonly Lives life = new(Small.Program);

    public PromotionPastTests() => life.Do(
        new Enrolment("ann", Start, null, "US", "USD", []),
        Buy("before", 1),
        new SwitchPromotion("on", Start + Duration.FromDays(2), "double", true),
        Buy("during", 3),
        new SwitchPromotion("off", Start + Duration.FromDays(4), "double", false),
        Buy("after", 5));

    [Fact]
    public void A_promotion_that_is_left_alone_gave_what_it_gave()
    {
        life.Stored.Balance.ShouldBe(100 + 200 + 100);
        life.Under(Small.Program).Account!.Balance.ShouldBe(400);
        life.Under(Small.Program).Promotions.ShouldBe([KeyValuePair.Create("double", 100L)]);
        PromotionGiving.Of(life.Ledger).ShouldBe([KeyValuePair.Create("double", 100L)]);
        life.Under(Small.Giving(20)).Account!.Balance.ShouldBe(200 + 400 + 200);
    }

    [Fact]
    public void A_promotion_that_is_changed_was_always_as_the_document_says()
    {
        life.Under(Small.With(program => program["promotions"]![0]!["multiply"] = 3)).Account!.Balance.ShouldBe(300, "it is not active");
        life.Under(Small.With(program => program["promotions"]![0]!["active"] = true)).Account!.Balance.ShouldBe(600);
    }

    [Fact]
    public void A_promotion_that_is_left_out_never_was() => life.Under(Small.Without("promotions")).Account!.Balance.ShouldBe(300);

    [Fact]
    public void A_promotion_that_is_new_holds_in_its_window()
    {
        var triple = JsonNode.Parse("""
            { "id": "triple", "multiply": 3, "from": "2024-03-05T00:00", "until": "2024-03-20T00:00", "active": true }
            """);
        life.Under(Small.With(program => program["promotions"]!.AsArray().Add(triple))).Account!.Balance.ShouldBe(100 + 200 + 300);
    }

    private static Purchase Buy(string order, int day) => new(
        order, Start + Duration.FromDays(day), "USD", [new PurchaseLine("A", 1, 10)]);
}
