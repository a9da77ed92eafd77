namespace Loyalty.Api.Tests.Stories;

/// <summary>
/// Cash back in cents: two per cent at any brand of the group, five with the house card, rounded to the nearest. Points are spendable
/// after thirty days and live twenty-four months, until midnight after that day. The zone is that of Los Angeles.
/// </summary>
public abstract class KeyRewardsStory(ApiServer server)
{
    private Story story = null!;
    private StoryMember kim = null!;

    [Fact]
    public async Task Kim_furnishes_a_house_and_pays_with_what_came_back()
    {
        story = await Story.Begin(server, "key-rewards", "2026-03-10T18:00Z");
        kim = await story.Enrol(new { memberId = "kim", locale = "en-US", currency = "USD" });
        (await kim.Tier()).ShouldBe("Silver, $0.00");
        await Buys_at_several_brands();
        await Waits_for_the_money();
        await Has_the_card();
        await Buys_in_west_elm_week();
        await Pays_a_lamp_with_it();
        await Forgets_the_rest();
        (await kim.Ledger()).ShouldBe(Entries);
        (await kim.Warnings()).ShouldBe(Warnings);
    }

    private async Task Buys_at_several_brands()
    {
        // 24.99 × 2 = 49.98 → 50, a brand of the group. No brand, or another's: nothing. 1000 × 5 with the card.
        (await kim.Buys(Order("1", 24.99m, "pottery-barn", "visa"))).ShouldBe("50: two-percent 50");
        (await kim.Buys(Order("2", 100, null, "key-card"))).ShouldBe("0");
        (await kim.Buys(Order("3", 100, "another-house", "visa"))).ShouldBe("0");
        (await kim.Buys(Order("4", 1000, "west-elm", "key-card"))).ShouldBe("5000: house-card 5000");
        (await kim.Points()).ShouldBe("0; 5050 pending");
        (await kim.Tier()).ShouldBe("Silver, $1,224.99");
    }

    private async Task Waits_for_the_money()
    {
        // 10 March 11:00 + 30 days = 9 April 11:00 of Los Angeles, 18:00 in UTC. What comes back before that was never spendable:
        // 24.99 go back, and 50 with them.
        await story.Clock("2026-04-01T18:00Z");
        (await kim.Returns(new { returnId = "r-1", orderId = "1" })).ShouldBe("-50: two-percent -50");
        (await kim.Points()).ShouldBe("0; 5000 pending");
        await story.Clock("2026-04-09T17:59:59Z");
        (await kim.Points()).ShouldBe("0; 5000 pending");
        await story.Clock("2026-04-09T18:00Z");
        (await kim.Points()).ShouldBe("5000: 5000 until 2028-03-11T08:00Z");
    }

    private async Task Has_the_card()
    {
        // The bank has given her the card: staff set Gold, which has no end.
        await kim.Post("invitations", new { invitationId = "i-1", tier = "gold", actor = "bank" });
        (await kim.Tier()).ShouldBe("Gold cardmember, $1,200.00"); // 1224.99 − 24.99
        (await kim.Banner()).ShouldBe(
            "https://shop.example/key/gold.png 5% back with your Key card, and free shipping: "
            + "recommendations, freeShipping, priorityService");
    }

    private async Task Buys_in_west_elm_week()
    {
        // 14 to 20 September at West Elm twice: 200 × 2 and 400 again.
        await story.Clock("2026-09-15T18:00Z");
        (await kim.Buys(Order("5", 200, "west-elm", "visa"))).ShouldBe("800: two-percent 400, two-percent by west-elm-week 400");
        (await kim.Buys(Order("6", 200, "williams-sonoma", "visa"))).ShouldBe("400: two-percent 400");
        await story.Clock("2026-10-15T18:00Z");
        (await kim.Points()).ShouldBe("6200: 5000 until 2028-03-11T08:00Z, 1200 until 2028-09-16T07:00Z");
    }

    private async Task Pays_a_lamp_with_it()
    {
        // Points as payment, a cent each: 1550 of a lamp of 89.50, of which 74.00 × 5 = 370 come back with the card.
        (await kim.Redeems(new { redemptionId = "x-1", points = 1550, orderId = "7", hold = true })).ShouldBe("0");
        (await kim.Points()).ShouldBe("4650: 3450 until 2028-03-11T08:00Z, 1200 until 2028-09-16T07:00Z; 1550 held");
        (await kim.Does("redemptions/x-1/capture", new { })).ShouldBe("-1550: payment -1550");
        (await kim.Buys(new
        {
            orderId = "7", currency = "USD", partner = "west-elm", paymentMethod = "key-card", pointsPaid = 1550,
            lines = new[] { new { sku = "LAMP", quantity = 1, unitPrice = 89.50 } },
        })).ShouldBe("370: house-card 370");

        // Two certificates of 20.00 at once.
        var (told, code) = await kim.Gets("redemptions", new { redemptionId = "x-2", rewardId = "certificate-20", points = 4000 });
        told.ShouldBe("-4000: certificate-20 -4000; giftVoucher 40 USD until 2027-10-15T18:00Z");
        (await kim.Points()).ShouldBe("650: 650 until 2028-09-16T07:00Z; 370 pending"); // 3450 and 550 of 1200

        // It is cancelled: the points are where they were.
        await story.Post($"vouchers/{code}/cancel", new { cancelId = "c-1", reason = "Wrong account", actor = "bea" });
        (await kim.Points()).ShouldBe("4650: 3450 until 2028-03-11T08:00Z, 1200 until 2028-09-16T07:00Z; 370 pending");
    }

    private async Task Forgets_the_rest()
    {
        await story.Clock("2028-03-11T08:00Z");
        (await kim.Points()).ShouldBe("1570: 1200 until 2028-09-16T07:00Z, 370 until 2028-10-16T07:00Z");
        await story.Clock("2028-10-16T07:00Z");
        (await kim.Points()).ShouldBe("0");
        (await kim.Tier()).ShouldBe("Gold cardmember, $0.00"); // a member's year goes from 10 March to 9 March
    }

    private static object Order(string orderId, decimal price, string? partner, string paymentMethod) => new
    {
        orderId,
        currency = "USD",
        partner,
        paymentMethod,
        lines = new[] { new { sku = "SOFA", quantity = 1, unitPrice = price } },
    };

    // 60 days before points expire, for what is left of them.
    private static readonly string[] Warnings =
    [
        "2028-01-11T08:00Z 3450 points are about to expire, from 2028-03-11T08:00Z",
        "2028-07-18T07:00Z 1200 points are about to expire, from 2028-09-16T07:00Z",
        "2028-08-17T07:00Z 370 points are about to expire, from 2028-10-16T07:00Z",
    ];

    private static readonly string[] Entries =
    [
        "2026-03-10T18:00Z enrolment 0 → 0",
        "2026-03-10T18:00Z purchase 50 → 0",
        "2026-03-10T18:00Z purchase 0 → 0",
        "2026-03-10T18:00Z purchase 0 → 0",
        "2026-03-10T18:00Z purchase 5000 → 0",
        "2026-04-01T18:00Z return -50 → 0",
        "2026-04-09T18:00Z available 0 → 5000",
        "2026-04-09T18:00Z invitation 0 → 5000",
        "2026-09-15T18:00Z purchase 800 → 5000",
        "2026-09-15T18:00Z purchase 400 → 5000",
        "2026-10-15T18:00Z available 0 → 6200",
        "2026-10-15T18:00Z hold 0 → 4650",
        "2026-10-15T18:00Z capture -1550 → 4650",
        "2026-10-15T18:00Z purchase 370 → 4650",
        "2026-10-15T18:00Z redemption -4000 → 650",
        "2026-10-15T18:00Z cancellation 4000 → 4650",
        "2026-11-14T19:00Z available 0 → 5020",
        "2028-03-11T08:00Z expiry -3450 → 1570",
        "2028-09-16T07:00Z expiry -1200 → 370",
        "2028-10-16T07:00Z expiry -370 → 0",
    ];
}
