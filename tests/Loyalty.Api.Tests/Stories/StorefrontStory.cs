namespace Loyalty.Api.Tests.Stories;

/// <summary>
/// Mary's two years in the storefront's program: 100 points a dollar, 150 for the first purchase. Its zone is New York's, five hours
/// behind UTC in winter and four in summer. Points live twelve months, until midnight after that day.
/// </summary>
public abstract class StorefrontStory(ApiServer server)
{
    private Story story = null!;
    private StoryMember mary = null!;

    [Fact]
    public async Task Mary_goes_from_bronze_to_gold_and_spends_what_she_earned()
    {
        story = await Story.Begin(server, "storefront", "2026-03-01T15:00Z");
        await Looks_and_joins();
        await Buys_two_mugs();
        await Writes_and_shares();
        await Time_gives_for_two_months_and_for_the_birthday();
        await Returns_a_mug();
        await Waits_for_black_friday();
        await Orders_a_hundred_times();
        await Takes_ten_percent_off();
        await Holds_free_shipping_and_forgets_it_once();
        await Pays_with_points_and_sends_it_all_back();
        await Brings_a_friend();
        await Time_takes_what_is_left();
        (await mary.Ledger()).Where(entry => !entry.Contains("2026-12-02")).ShouldBe(Entries);
        (await mary.Warnings()).ShouldBe(Warnings);
    }

    private async Task Looks_and_joins()
    {
        // A guest who would join with a cart of 25.00: 25 × 100 and 150 once.
        var cart = new { currency = "USD", lines = new[] { new { sku = "MUG", quantity = 2, unitPrice = 12.50 } } };
        var quote = await story.Post("quotes", new { purchase = cart });
        Telling.Receipt(quote).ShouldBe("2650: purchase 2500, first-purchase 150");
        Telling.Tier(quote).ShouldBe("Silver, 2,650 of 5,001: 2,351 to gold, 52 %");

        mary = await story.Enrol(new { memberId = "mary", birthday = "1990-06-15", locale = "en-US", currency = "USD" });
        (await mary.Points()).ShouldBe("0");
        (await mary.Tier()).ShouldBe("Bronze, 0 of 1,001: 1,001 to silver, 0 %");
    }

    private async Task Buys_two_mugs()
    {
        // 2 × 12.50 = 25.00; 25 × 100 = 2500, and 150 once. Shipping and tax count for nothing. 2026-03-01 10:00 in New York, a year
        // later at the end of the day: midnight to 2 March 2027, 05:00 in UTC.
        (await mary.Buys(new
        {
            orderId = "1001", currency = "USD", channel = "web", shipping = 4.95, tax = 2.22,
            lines = new[] { new { sku = "MUG", quantity = 2, unitPrice = 12.50 } },
        })).ShouldBe("2650: purchase 2500, first-purchase 150");
        (await mary.Points()).ShouldBe("2650: 2650 until 2027-03-02T05:00Z");
        (await mary.Tier()).ShouldBe("Silver, 2,650 of 5,001: 2,351 to gold, 52 %"); // 265000 ÷ 5001 = 52.9
    }

    private async Task Writes_and_shares()
    {
        // 50 for each product once; 80 for a share, three times in 24 hours.
        (await mary.Acts("review-1", "review", "MUG")).ShouldBe("50: review 50");
        (await mary.Acts("review-2", "review", "MUG")).ShouldBe("0");
        foreach (var number in new[] { 1, 2, 3 })
            (await mary.Acts($"share-{number}", "socialShare")).ShouldBe("80: social-share 80");
        (await mary.Acts("share-4", "socialShare")).ShouldBe("0");
        (await mary.Points()).ShouldBe("2940: 2940 until 2027-03-02T05:00Z"); // 2650 + 50 + 3 × 80
        (await mary.Refused("activities", new { activityId = "dance-1", type = "dance" })).ShouldBe("activity-unknown");
    }

    private async Task Time_gives_for_two_months_and_for_the_birthday()
    {
        // 1 March 10:00, two months later: 1 May 10:00, which is 14:00 in UTC now that summer time has begun.
        await story.Clock("2026-05-01T13:59:59Z");
        (await mary.Points()).ShouldBe("2940: 2940 until 2027-03-02T05:00Z");
        await story.Clock("2026-05-01T14:00Z");
        (await mary.Points()).ShouldBe("3140: 2940 until 2027-03-02T05:00Z, 200 until 2027-05-02T04:00Z");

        // Her birthday month begins at midnight to 1 June in New York: 1500.
        await story.Clock("2026-06-01T03:59:59Z");
        (await mary.Points()).ShouldBe("3140: 2940 until 2027-03-02T05:00Z, 200 until 2027-05-02T04:00Z");
        await story.Clock("2026-06-01T04:00Z");
        (await mary.Points()).ShouldBe(
            "4640: 2940 until 2027-03-02T05:00Z, 200 until 2027-05-02T04:00Z, 1500 until 2027-06-02T04:00Z");
        (await mary.Tier()).ShouldBe("Silver, 4,640 of 5,001: 361 to gold, 92 %"); // 464000 ÷ 5001 = 92.8
    }

    private async Task Returns_a_mug()
    {
        // One of two mugs is kept: 12.50 × 100 = 1250 and the first purchase's 150 stay; 2650 − 1400 = 1250 go, from the order's lot.
        await story.Clock("2026-06-20T12:00Z");
        (await mary.Returns(new { returnId = "r-1", orderId = "1001", lines = new[] { new { sku = "MUG", quantity = 1 } } }))
            .ShouldBe("-1250: purchase -1250");
        (await mary.Points()).ShouldBe(
            "3390: 1690 until 2027-03-02T05:00Z, 200 until 2027-05-02T04:00Z, 1500 until 2027-06-02T04:00Z");
        (await mary.Tier()).ShouldBe("Silver, 3,390 of 5,001: 1,611 to gold, 67 %"); // 339000 ÷ 5001 = 67.8
    }

    private async Task Waits_for_black_friday()
    {
        // It begins with 27 November in New York, 05:00 in UTC. A quote knows it already.
        await story.Clock("2026-11-27T04:59Z");
        var cart = new { currency = "USD", lines = new[] { new { sku = "LAMP", quantity = 1, unitPrice = 20 } } };
        Telling.Receipt(await story.Post("quotes", new { memberId = "mary", purchase = cart })).ShouldBe("2000: purchase 2000");
        Telling.Receipt(await story.Post("quotes", new { memberId = "mary", at = "2026-11-27T05:00:00Z", purchase = cart }))
            .ShouldBe("4000: purchase 2000, purchase by black-friday 2000");
        (await mary.Buys("1002", 1)).ShouldBe("100: purchase 100");

        await story.Clock("2026-11-27T05:00Z");
        (await mary.Buys("1003", 20)).ShouldBe("4000: purchase 2000, purchase by black-friday 2000");
        (await mary.Tier()).ShouldBe("Gold, 7,490"); // 3390 + 100 + 4000
        (await mary.Points()).ShouldBe(
            "7490: 1690 until 2027-03-02T05:00Z, 200 until 2027-05-02T04:00Z, 1500 until 2027-06-02T04:00Z, "
            + "100 until 2027-11-27T05:00Z, 4000 until 2027-11-28T05:00Z");
    }

    private async Task Orders_a_hundred_times()
    {
        // Black Friday is over with 30 November. Three orders are kept; 96 more of a dollar, then the hundredth: 100 and 500.
        await story.Clock("2026-12-02T15:00Z");
        for (var number = 4; number < 100; number++)
            (await mary.Buys($"small-{number}", 1)).ShouldBe("100: purchase 100");
        (await mary.Buys("small-100", 1)).ShouldBe("600: purchase 100, hundredth-order 500");
        (await mary.Buys("small-101", 1)).ShouldBe("100: purchase 100");
        (await mary.Get()).GetProperty("balance").GetInt64().ShouldBe(17790); // 7490 + 96 × 100 + 600 + 100
    }

    private async Task Takes_ten_percent_off()
    {
        // 1000 from the oldest lot, which has 1690. 10 December 10:00 and 90 days: 10 March 10:00, still winter time.
        await story.Clock("2026-12-10T15:00Z");
        var (told, code) = await mary.Gets("redemptions", new { redemptionId = "x-1", rewardId = "ten-percent" });
        told.ShouldBe("-1000: ten-percent -1000; percentOff 10 % until 2027-03-10T15:00Z");
        (await mary.Points()).ShouldBe($"16790: 690 until 2027-03-02T05:00Z, {Younger}");

        Telling.Voucher(await story.Get($"vouchers/{code}")).ShouldBe("percentOff 10 % until 2027-03-10T15:00Z, open");
        var used = await story.Post($"vouchers/{code}/use", new { useId = "u-1", orderId = "1050" });
        Telling.Voucher(used).ShouldBe("percentOff 10 % until 2027-03-10T15:00Z, used");
        (await story.Refused($"vouchers/{code}/use", new { useId = "u-2", orderId = "1051" })).ShouldBe("voucher-used");
    }

    private async Task Holds_free_shipping_and_forgets_it_once()
    {
        // 500 are set aside for an hour at most, and come back by themselves.
        (await mary.Redeems(new { redemptionId = "x-2", rewardId = "free-shipping", hold = true })).ShouldBe("0");
        (await mary.Points()).ShouldBe($"16290: 190 until 2027-03-02T05:00Z, {Younger}; 500 held");
        await story.Clock("2026-12-10T15:59:59Z");
        (await mary.Points()).ShouldBe($"16290: 190 until 2027-03-02T05:00Z, {Younger}; 500 held");
        await story.Clock("2026-12-10T16:00Z");
        (await mary.Points()).ShouldBe($"16790: 690 until 2027-03-02T05:00Z, {Younger}");
        (await mary.Refused("redemptions/x-2/capture", new { })).ShouldBe("hold-over");

        (await mary.Redeems(new { redemptionId = "x-3", rewardId = "free-shipping", hold = true })).ShouldBe("0");
        var (told, _) = await mary.Gets("redemptions/x-3/capture", new { });
        told.ShouldBe("-500: free-shipping -500; freeShipping until 2027-03-10T16:00Z");
        (await mary.Points()).ShouldBe($"16290: 190 until 2027-03-02T05:00Z, {Younger}");
    }

    private async Task Pays_with_points_and_sends_it_all_back()
    {
        // 2000 points are worth 0.20; of 12.20 then 12.00 earn 1200, and at Christmas 1200 again. The 2000 come from the oldest:
        // 190, 200, 1500, 100 and 10 of 4000.
        await story.Clock("2026-12-21T15:00Z");
        (await mary.Redeems(new { redemptionId = "x-4", points = 2000, orderId = "1101" })).ShouldBe("-2000: payment -2000");
        (await mary.Buys(new
        {
            orderId = "1101", currency = "USD", pointsPaid = 2000,
            lines = new[] { new { sku = "SCARF", quantity = 1, unitPrice = 12.20 } },
        })).ShouldBe("2400: purchase 1200, purchase by christmas 1200");
        (await mary.Points()).ShouldBe(
            "16690: 3990 until 2027-11-28T05:00Z, 10300 until 2027-12-03T05:00Z, 2400 until 2027-12-22T05:00Z");

        // It goes back whole: 2400 go, and the 2000 are again where they came from.
        await story.Clock("2026-12-28T15:00Z");
        (await mary.Returns(new { returnId = "r-2", orderId = "1101" })).ShouldBe("-2400: purchase -1200, purchase by christmas -1200");
        (await mary.Points()).ShouldBe($"16290: 190 until 2027-03-02T05:00Z, {Younger}");
    }

    private async Task Brings_a_friend()
    {
        await story.Clock("2027-01-10T15:00Z");
        var referral = await mary.Post("referral-code", new { });
        var code = referral.GetProperty("code").GetString();
        referral.GetProperty("url").GetString().ShouldBe($"https://shop.example/join/{code}");
        (await story.Refused("members", new { memberId = "bob", referralCode = "NOBODYSCODE1" })).ShouldBe("referral-code-unknown");

        // Ann's first purchase of 10.00 is 1000 and 150. When it has been kept for fourteen days, both have 70 more.
        var ann = await story.Enrol(new { memberId = "ann", referralCode = code });
        (await ann.Buys("2001", 10)).ShouldBe("1150: purchase 1000, first-purchase 150");
        await story.Clock("2027-01-24T14:59:59Z");
        (await ann.Points()).ShouldBe("1150: 1150 until 2028-01-11T05:00Z");
        (await mary.Points()).ShouldBe($"16290: 190 until 2027-03-02T05:00Z, {Younger}");
        await story.Clock("2027-01-24T15:00Z");
        (await ann.Points()).ShouldBe("1220: 1150 until 2028-01-11T05:00Z, 70 until 2028-01-25T05:00Z");
        (await mary.Points()).ShouldBe($"16360: 190 until 2027-03-02T05:00Z, {Younger}, 70 until 2028-01-25T05:00Z");
    }

    private async Task Time_takes_what_is_left()
    {
        // Each lot goes at its own midnight; the next birthday comes before them.
        await story.Clock("2027-03-02T04:59:59Z");
        (await mary.Points()).ShouldStartWith("16360:");
        await story.Clock("2027-03-02T05:00Z");
        (await mary.Points()).ShouldBe($"16170: {Younger}, 70 until 2028-01-25T05:00Z"); // − 190
        await story.Clock("2027-06-02T04:00Z");
        (await mary.Points()).ShouldStartWith("15970:"); // − 200 + 1500 − 1500
        await story.Clock("2027-12-03T05:00Z");
        (await mary.Points()).ShouldBe("1570: 70 until 2028-01-25T05:00Z, 1500 until 2028-06-02T04:00Z");
        (await mary.Tier()).ShouldBe("Gold, 19,360"); // 17790, 70 and 1500: what expires or is spent is not taken back
    }

    // What she has beside the oldest lot after the day with the many orders: 200 + 1500 + 100 + 4000 + 10300 = 16100.
    private const string Younger =
        "200 until 2027-05-02T04:00Z, 1500 until 2027-06-02T04:00Z, 100 until 2027-11-27T05:00Z, 4000 until 2027-11-28T05:00Z, "
        + "10300 until 2027-12-03T05:00Z";

    // 30 days before points expire, for what is left of them.
    private static readonly string[] Warnings =
    [
        "2027-01-31T05:00Z 190 points are about to expire, from 2027-03-02T05:00Z",
        "2027-04-02T04:00Z 200 points are about to expire, from 2027-05-02T04:00Z",
        "2027-05-03T04:00Z 1500 points are about to expire, from 2027-06-02T04:00Z",
        "2027-10-28T04:00Z 100 points are about to expire, from 2027-11-27T05:00Z",
        "2027-10-29T04:00Z 4000 points are about to expire, from 2027-11-28T05:00Z",
        "2027-11-03T04:00Z 10300 points are about to expire, from 2027-12-03T05:00Z",
    ];

    // All but those of the day with the many orders.
    private static readonly string[] Entries =
    [
        "2026-03-01T15:00Z enrolment 0 → 0",
        "2026-03-01T15:00Z purchase 2650 → 2650",
        "2026-03-01T15:00Z activity 50 → 2700",
        "2026-03-01T15:00Z activity 0 → 2700",
        "2026-03-01T15:00Z activity 80 → 2780",
        "2026-03-01T15:00Z activity 80 → 2860",
        "2026-03-01T15:00Z activity 80 → 2940",
        "2026-03-01T15:00Z activity 0 → 2940",
        "2026-05-01T14:00Z membership 200 → 3140",
        "2026-06-01T04:00Z birthday 1500 → 4640",
        "2026-06-20T12:00Z return -1250 → 3390",
        "2026-11-27T04:59Z purchase 100 → 3490",
        "2026-11-27T05:00Z purchase 4000 → 7490",
        "2026-12-10T15:00Z redemption -1000 → 16790",
        "2026-12-10T15:00Z hold 0 → 16290",
        "2026-12-10T16:00Z release 0 → 16790",
        "2026-12-10T16:00Z hold 0 → 16290",
        "2026-12-10T16:00Z capture -500 → 16290",
        "2026-12-21T15:00Z redemption -2000 → 14290",
        "2026-12-21T15:00Z purchase 2400 → 16690",
        "2026-12-28T15:00Z return -2400 and 2000 back → 16290",
        "2027-01-24T15:00Z referral 70 → 16360",
        "2027-03-02T05:00Z expiry -190 → 16170",
        "2027-05-02T04:00Z expiry -200 → 15970",
        "2027-06-01T04:00Z birthday 1500 → 17470",
        "2027-06-02T04:00Z expiry -1500 → 15970",
        "2027-11-27T05:00Z expiry -100 → 15870",
        "2027-11-28T05:00Z expiry -4000 → 11870",
        "2027-12-03T05:00Z expiry -10300 → 1570",
    ];
}
