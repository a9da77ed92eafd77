namespace Loyalty.Api.Tests.Stories;

/// <summary>
/// Tiers by what was spent in the calendar year, kept for the whole next one; one point a dollar, and two, three or five for those who
/// pay with the card. Points live until the end of the year that is twelve months later. The zone is New York's.
/// </summary>
public abstract class StarStory(ApiServer server)
{
    private Story story = null!;
    private StoryMember sam = null!;

    [Fact]
    public async Task Sam_becomes_platinum_keeps_it_for_a_year_and_falls()
    {
        story = await Story.Begin(server, "star", "2026-02-01T15:00Z");
        sam = await story.Enrol(new { memberId = "sam", locale = "en-US", currency = "USD", birthday = "1985-04-02" });
        (await sam.Tier()).ShouldBe("Bronze, $0.00 of $1.00: $1.00 to silver, 0 %");
        await Rises();
        await Has_a_birthday();
        await Has_bonus_days();
        await Turns_points_into_star_money();
        await Keeps_platinum_for_a_year();
        await Falls_to_gold_and_to_bronze();
        (await sam.Ledger()).ShouldBe(Entries);
        (await sam.Warnings()).ShouldBe(Warnings);
    }

    private async Task Rises()
    {
        // 300 in cash, 1 point a dollar: Silver, until the year after next begins: what counts then is 2026.
        (await sam.Buys(Order("1", 300, "cash"))).ShouldBe("300: purchase 300");
        (await sam.Tier()).ShouldBe("Silver until 2027-01-01T05:00Z, $300.00 of $500.00: $200.00 to gold, 60 %");
        (await sam.Points()).ShouldBe("300: 300 until 2028-01-01T05:00Z");

        // With the card as Silver 2 × 200 = 400: Gold. As Gold 3 × 700 = 2100: Platinum. As Platinum 5 × 100 = 500.
        (await sam.Buys(Order("2", 200, "star-card"))).ShouldBe("400: card 400");
        (await sam.Tier()).ShouldBe("Gold until 2027-01-01T05:00Z, $500.00 of $1,200.00: $700.00 to platinum, 41 %"); // 41.7
        (await sam.Buys(Order("3", 700, "star-card"))).ShouldBe("2100: gold-card 2100");
        (await sam.Tier()).ShouldBe("Platinum until 2027-01-01T05:00Z, $1,200.00");
        (await sam.Buys(Order("4", 100, "star-card"))).ShouldBe("500: platinum-card 500");
        (await sam.Points()).ShouldBe("3300: 3300 until 2028-01-01T05:00Z");
    }

    private async Task Has_a_birthday()
    {
        // April begins at midnight of New York, 04:00 in UTC: 5 dollars off for a month, by themselves.
        await story.Clock("2026-04-01T04:00Z");
        var (told, code) = (await sam.Vouchers()).ShouldHaveSingleItem();
        told.ShouldBe("moneyOff 5 USD until 2026-05-01T04:00Z");
        Telling.Voucher(await story.Post($"vouchers/{code}/use", new { useId = "u-0", orderId = "4b" }))
            .ShouldBe("moneyOff 5 USD until 2026-05-01T04:00Z, used, 0 left");
    }

    private async Task Has_bonus_days()
    {
        // 7 to 18 October: 10 a dollar on top, at most 5000. 100 × 5 + 100 × 10; then 500 × 5, and of 5000 the 4000 that are left.
        await story.Clock("2026-10-10T15:00Z");
        (await sam.Buys(Order("5", 100, "star-card"))).ShouldBe("1500: platinum-card 500, platinum-card by star-money-days 1000");
        (await sam.Buys(Order("6", 500, "star-card"))).ShouldBe("6500: platinum-card 2500, platinum-card by star-money-days 4000");
        (await sam.Buys(Order("7", 10, "cash"))).ShouldBe("10: purchase 10");
        (await sam.Points()).ShouldBe("11310: 11310 until 2028-01-01T05:00Z"); // 3300 + 1500 + 6500 + 10
    }

    private async Task Turns_points_into_star_money()
    {
        // 1000 points are 10 dollars for 30 days: to 9 November 11:00, winter time. 500 are a quarter off for two weeks.
        var (told, code) = await sam.Gets("redemptions", new { redemptionId = "x-1", rewardId = "star-money" });
        told.ShouldBe("-1000: star-money -1000; giftVoucher 10 USD until 2026-11-09T16:00Z");
        Telling.Voucher(await story.Post($"vouchers/{code}/use", new { useId = "u-1", orderId = "7", amount = 10 }))
            .ShouldBe("giftVoucher 10 USD until 2026-11-09T16:00Z, used, 0 left");
        for (var number = 2; number < 6; number++)
            (await sam.Redeems(new { redemptionId = $"x-{number}", rewardId = "star-pass" })).ShouldBe("-500: star-pass -500");
        (await sam.RefusedReward("x-6", "star-pass")).ShouldBe("reward-limit-reached");
        (await sam.Points()).ShouldBe("8310: 8310 until 2028-01-01T05:00Z"); // 11310 − 1000 − 4 × 500

        var dora = await story.Enrol(new { memberId = "dora", currency = "USD" });
        (await dora.RefusedReward("x-1", "star-pass")).ShouldBe("reward-not-for-tier");
    }

    private async Task Keeps_platinum_for_a_year()
    {
        // 2026: 300 + 200 + 700 + 100 + 100 + 500 + 10 = 1910. Platinum for all of 2027.
        await story.Clock("2027-01-01T05:00Z");
        (await sam.Tier()).ShouldBe("Platinum until 2028-01-01T05:00Z, $0.00");

        // The 700 of 2026 go back: 1210 are left of that year, which is Platinum still. They gave 2100.
        await story.Clock("2027-01-15T15:00Z");
        (await sam.Returns(new { returnId = "r-3", orderId = "3" })).ShouldBe("-2100: gold-card -2100");
        (await sam.Tier()).ShouldBe("Platinum until 2028-01-01T05:00Z, $0.00");
        (await sam.Points()).ShouldBe("6210: 6210 until 2028-01-01T05:00Z"); // 8310 − 2100

        // 600 × 5 in 2027; they live until the end of 2028.
        await story.Clock("2027-06-01T15:00Z");
        (await sam.Buys(Order("8", 600, "star-card"))).ShouldBe("3000: platinum-card 3000");
        (await sam.Points()).ShouldBe("9210: 6210 until 2028-01-01T05:00Z, 3000 until 2029-01-01T05:00Z");
    }

    private async Task Falls_to_gold_and_to_bronze()
    {
        // 600 in 2027: Gold for 2028. What was earned in 2026 is gone.
        await story.Clock("2028-01-01T05:00Z");
        (await sam.Tier()).ShouldBe("Gold until 2029-01-01T05:00Z, $0.00 of $1,200.00: $1,200.00 to platinum, 0 %");
        (await sam.Points()).ShouldBe("3000: 3000 until 2029-01-01T05:00Z");

        // Nothing in 2028: Bronze.
        await story.Clock("2029-01-01T05:00Z");
        (await sam.Tier()).ShouldBe("Bronze, $0.00 of $1.00: $1.00 to silver, 0 %");
        (await sam.Points()).ShouldBe("0");
    }

    private static object Order(string orderId, decimal price, string paymentMethod) =>
        new { orderId, currency = "USD", paymentMethod, lines = new[] { new { sku = "COAT", quantity = 1, unitPrice = price } } };

    // 60 days before points expire, for what is left of them.
    private static readonly string[] Warnings =
    [
        "2027-11-02T04:00Z 6210 points are about to expire, from 2028-01-01T05:00Z",
        "2028-11-02T04:00Z 3000 points are about to expire, from 2029-01-01T05:00Z",
    ];

    private static readonly string[] Entries =
    [
        "2026-02-01T15:00Z enrolment 0 → 0",
        "2026-02-01T15:00Z purchase 300 → 300",
        "2026-02-01T15:00Z purchase 400 → 700",
        "2026-02-01T15:00Z purchase 2100 → 2800",
        "2026-02-01T15:00Z purchase 500 → 3300",
        "2026-04-01T04:00Z birthday 0 → 3300",
        "2026-10-10T15:00Z purchase 1500 → 4800",
        "2026-10-10T15:00Z purchase 6500 → 11300",
        "2026-10-10T15:00Z purchase 10 → 11310",
        "2026-10-10T15:00Z redemption -1000 → 10310",
        "2026-10-10T15:00Z redemption -500 → 9810",
        "2026-10-10T15:00Z redemption -500 → 9310",
        "2026-10-10T15:00Z redemption -500 → 8810",
        "2026-10-10T15:00Z redemption -500 → 8310",
        "2027-01-01T05:00Z tier 0 → 8310 (platinum → platinum)",
        "2027-01-15T15:00Z return -2100 → 6210",
        "2027-04-01T04:00Z birthday 0 → 6210",
        "2027-06-01T15:00Z purchase 3000 → 9210",
        "2028-01-01T05:00Z expiry -6210 → 3000",
        "2028-01-01T05:00Z tier 0 → 3000 (platinum → gold)",
        "2028-04-01T04:00Z birthday 0 → 3000",
        "2029-01-01T05:00Z expiry -3000 → 0",
        "2029-01-01T05:00Z tier 0 → 0 (gold → bronze)",
    ];
}
