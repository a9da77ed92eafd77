namespace Loyalty.Api.Tests.Stories;

/// <summary>
/// Two per cent back, to be spent at once: a point is a cent, and lives ninety days, until midnight after the last of them. The zone is
/// New York's. 3 May 2026 is a Sunday.
/// </summary>
public abstract class ExtraCareStory(ApiServer server)
{
    private Story story = null!;
    private StoryMember ellen = null!;

    [Fact]
    public async Task Ellen_spends_at_the_counter_what_she_has_just_earned()
    {
        story = await Story.Begin(server, "extracare", "2026-05-03T16:00Z");
        ellen = await story.Enrol(new { memberId = "ellen", locale = "es-US", currency = "USD", birthday = "--07-20" });
        (await ellen.Tier()).ShouldBe("ExtraCare, 0");
        await Earns_and_spends_at_once();
        await Fetches_medicine();
        await Returns_what_she_has_spent_already();
        await Takes_the_special_of_the_week();
        await Ninety_days_pass();
        await Pays_for_plus();
        (await ellen.Ledger()).ShouldBe(Entries);
        (await ellen.Warnings()).ShouldBe(Warnings);
    }

    private async Task Earns_and_spends_at_once()
    {
        // 49.99 × 2 = 99.98 → 99, in the till's next breath. 3 May + 90 days = 1 August; midnight after it is 04:00 in UTC.
        (await ellen.Buys("1", 49.99m)).ShouldBe("99: two-percent 99");
        (await ellen.Points()).ShouldBe("99: 99 until 2026-08-02T04:00Z");
        (await ellen.Redeems(new { redemptionId = "x-1", points = 60 })).ShouldBe("-60: payment -60");
        (await ellen.Points()).ShouldBe("39: 39 until 2026-08-02T04:00Z");
        (await ellen.Refused("redemptions", new { redemptionId = "x-2", points = 40 })).ShouldBe("insufficient-points: 39 of 40");

        // 30 in all × 2 = 60; 20 of it beauty × 3 = 60.
        (await ellen.Buys(Order("2", null, ("CREAM", "beauty", 20), ("SOAP", "body", 10)))).ShouldBe("120: two-percent 60, beauty 60");

        // On a Wednesday in the app three times: 10 × 2 and twice as much again.
        await story.Clock("2026-05-06T16:00Z");
        (await ellen.Buys(Order("3", "app", ("TEA", "food", 10)))).ShouldBe("60: two-percent 20, two-percent by triple-wednesday 40");
        (await ellen.Buys(Order("4", "store", ("TEA", "food", 10)))).ShouldBe("20: two-percent 20");
        (await ellen.Points()).ShouldBe("239: 159 until 2026-08-02T04:00Z, 80 until 2026-08-05T04:00Z"); // 39 + 120; 60 + 20
    }

    private async Task Fetches_medicine()
    {
        // 50 for each prescription, once.
        (await ellen.Acts("p-1", "prescription", "rx-1")).ShouldBe("50: prescription 50");
        (await ellen.Acts("p-2", "prescription", "rx-1")).ShouldBe("0");
        (await ellen.Acts("p-3", "prescription", "rx-2")).ShouldBe("50: prescription 50");
        (await ellen.Points()).ShouldBe("339: 159 until 2026-08-02T04:00Z, 180 until 2026-08-05T04:00Z");

        // July begins at midnight, 04:00 in UTC: 300 for the birthday, until 29 September's end.
        await story.Clock("2026-07-01T04:00Z");
        (await ellen.Points()).ShouldBe("639: 159 until 2026-08-02T04:00Z, 180 until 2026-08-05T04:00Z, 300 until 2026-09-30T04:00Z");
    }

    private async Task Returns_what_she_has_spent_already()
    {
        // All is spent but 10: 629 = 159 + 180 + 290. The order that gave 120 goes back: 10 are there, 110 are let go, none is owed.
        (await ellen.Redeems(new { redemptionId = "x-3", points = 629 })).ShouldBe("-629: payment -629");
        (await ellen.Points()).ShouldBe("10: 10 until 2026-09-30T04:00Z");
        (await ellen.Returns(new { returnId = "r-2", orderId = "2" })).ShouldBe("-10: two-percent -60, beauty -60, let-go 110");
        (await ellen.Points()).ShouldBe("0");
    }

    private async Task Takes_the_special_of_the_week()
    {
        // A gift each week: 1 dollar off for seven days, once in seven days.
        var (gift, _) = await ellen.Gets("activities", new { activityId = "w-1", type = "dealOfTheWeek" });
        gift.ShouldBe("0; moneyOff 1 USD until 2026-07-08T04:00Z");
        await ellen.GetsNothing("w-2", "dealOfTheWeek");

        // Staff give 700 for a mistake at the till. The special for 300 is to be had from Sunday to Tuesday, once a week. 1 July is a
        // Wednesday, 5 July a Sunday, 7 July a Tuesday.
        (await ellen.Does("adjustments", new { adjustmentId = "a-1", points = 700, reason = "Till error of 30 June", actor = "lou" }))
            .ShouldBe("700: adjustment 700");
        var special = new { redemptionId = "x-5", rewardId = "weekly-special" };
        (await ellen.Refused("redemptions", special)).ShouldBe("reward-not-now");
        await story.Clock("2026-07-05T04:00Z");
        var (told, _) = await ellen.Gets("redemptions", special);
        told.ShouldBe("-300: weekly-special -300; moneyOff 5 USD until 2026-07-12T04:00Z");
        await story.Clock("2026-07-08T03:59Z");
        (await ellen.RefusedReward("x-6", "weekly-special")).ShouldBe("reward-limit-reached");
        await story.Clock("2026-07-12T04:00Z");
        (await ellen.Redeems(new { redemptionId = "x-7", rewardId = "weekly-special" })).ShouldBe("-300: weekly-special -300");
        (await ellen.Points()).ShouldBe("100: 100 until 2026-09-30T04:00Z"); // 700 − 2 × 300

        // More than 2000 at once waits for a second person.
        var much = await ellen.Post("adjustments", new { adjustmentId = "a-2", points = 2001, reason = "Goodwill", actor = "lou" });
        much.GetProperty("status").GetString().ShouldBe("awaiting-approval");
        (await ellen.Refused("adjustments/a-2/approve", new { actor = "lou" })).ShouldBe("second-person-needed");
        (await ellen.Does("adjustments/a-2/approve", new { actor = "max" })).ShouldBe("2001: adjustment 2001");
        (await ellen.Does("adjustments", new { adjustmentId = "a-3", points = -2001, reason = "It was another Ellen", actor = "max" }))
            .ShouldBe("0");
        (await ellen.Does("adjustments/a-3/approve", new { actor = "lou" })).ShouldBe("-2001: adjustment -2001");
    }

    private async Task Ninety_days_pass()
    {
        // 2001 came on 12 July, until 10 October; 2001 went: the older 100 and 1901 of them. 25 × 2 = 50, the same day.
        (await ellen.Buys("5", 25)).ShouldBe("50: two-percent 50");
        (await ellen.Points()).ShouldBe("150: 150 until 2026-10-11T04:00Z");
        await story.Clock("2026-10-11T03:59:59Z");
        (await ellen.Points()).ShouldBe("150: 150 until 2026-10-11T04:00Z");
        await story.Clock("2026-10-11T04:00Z");
        (await ellen.Points()).ShouldBe("0");
    }

    private async Task Pays_for_plus()
    {
        // Staff set Plus when she pays for it, to the year's end: 1000 for each month of membership, on the 3rd at noon.
        await ellen.Post("invitations", new { invitationId = "i-1", tier = "plus", until = "2026-12-31T05:00:00Z", actor = "lou" });
        (await ellen.Tier()).ShouldStartWith("ExtraCare Plus until 2026-12-31T05:00Z");
        await story.Clock("2026-12-03T17:00Z");
        (await ellen.Points()).ShouldBe("2000: 1000 until 2027-02-02T05:00Z, 1000 until 2027-03-04T05:00Z");
        await story.Clock("2027-01-03T17:00Z"); // Plus is over, and no more comes
        (await ellen.Tier()).ShouldStartWith("ExtraCare, ");
        (await ellen.Points()).ShouldBe("2000: 1000 until 2027-02-02T05:00Z, 1000 until 2027-03-04T05:00Z");

        // A lost card is frozen: nothing leaves, and what comes still comes.
        await ellen.Post("freeze", new { freezeId = "f-1", reason = "Card lost", actor = "lou" });
        (await ellen.Refused("redemptions", new { redemptionId = "x-8", points = 10 })).ShouldBe("member-frozen");
        (await ellen.Buys("6", 5)).ShouldBe("10: two-percent 10");
        await ellen.Post("unfreeze", new { freezeId = "f-2", reason = "Card found", actor = "lou" });
        (await ellen.Redeems(new { redemptionId = "x-8", points = 10 })).ShouldBe("-10: payment -10");
        (await ellen.Points()).ShouldBe(
            "2000: 990 until 2027-02-02T05:00Z, 1000 until 2027-03-04T05:00Z, 10 until 2027-04-04T04:00Z");

        await story.Clock("2027-07-01T04:00Z"); // all that is gone, and it is her birthday month again
        (await ellen.Points()).ShouldBe("300: 300 until 2027-09-30T04:00Z");
    }

    private static object Order(string orderId, string? channel, params (string Sku, string Category, decimal Price)[] lines) => new
    {
        orderId,
        currency = "USD",
        channel,
        lines = lines.Select(line => new { sku = line.Sku, category = line.Category, quantity = 1, unitPrice = line.Price }),
    };

    // 14 days before points expire, for what is left of them.
    private static readonly string[] Warnings =
    [
        "2026-09-27T04:00Z 150 points are about to expire, from 2026-10-11T04:00Z",
        "2027-01-19T05:00Z 990 points are about to expire, from 2027-02-02T05:00Z",
        "2027-02-18T05:00Z 1000 points are about to expire, from 2027-03-04T05:00Z",
        "2027-03-21T04:00Z 10 points are about to expire, from 2027-04-04T04:00Z",
    ];

    private static readonly string[] Entries =
    [
        "2026-05-03T16:00Z enrolment 0 → 0",
        "2026-05-03T16:00Z purchase 99 → 99",
        "2026-05-03T16:00Z redemption -60 → 39",
        "2026-05-03T16:00Z purchase 120 → 159",
        "2026-05-06T16:00Z purchase 60 → 219",
        "2026-05-06T16:00Z purchase 20 → 239",
        "2026-05-06T16:00Z activity 50 → 289",
        "2026-05-06T16:00Z activity 0 → 289",
        "2026-05-06T16:00Z activity 50 → 339",
        "2026-06-03T16:00Z membership 0 → 339",
        "2026-07-01T04:00Z birthday 300 → 639",
        "2026-07-01T04:00Z redemption -629 → 10",
        "2026-07-01T04:00Z return -10 → 0",
        "2026-07-01T04:00Z activity 0 → 0",
        "2026-07-01T04:00Z activity 0 → 0",
        "2026-07-01T04:00Z adjustment 700 → 700",
        "2026-07-03T16:00Z membership 0 → 700",
        "2026-07-05T04:00Z redemption -300 → 400",
        "2026-07-12T04:00Z redemption -300 → 100",
        "2026-07-12T04:00Z adjustment 0 → 100",
        "2026-07-12T04:00Z adjustment 2001 → 2101",
        "2026-07-12T04:00Z adjustment 0 → 2101",
        "2026-07-12T04:00Z adjustment -2001 → 100",
        "2026-07-12T04:00Z purchase 50 → 150",
        "2026-08-03T16:00Z membership 0 → 150",
        "2026-09-03T16:00Z membership 0 → 150",
        "2026-10-03T16:00Z membership 0 → 150",
        "2026-10-11T04:00Z expiry -150 → 0",
        "2026-10-11T04:00Z invitation 0 → 0",
        "2026-11-03T17:00Z membership 1000 → 1000",
        "2026-12-03T17:00Z membership 1000 → 2000",
        "2026-12-31T05:00Z tier 0 → 2000 (plus → extracare)",
        "2027-01-03T17:00Z membership 0 → 2000",
        "2027-01-03T17:00Z freeze 0 → 2000",
        "2027-01-03T17:00Z purchase 10 → 2010",
        "2027-01-03T17:00Z unfreeze 0 → 2010",
        "2027-01-03T17:00Z redemption -10 → 2000",
        "2027-02-02T05:00Z expiry -990 → 1010",
        "2027-02-03T17:00Z membership 0 → 1010",
        "2027-03-03T17:00Z membership 0 → 1010",
        "2027-03-04T05:00Z expiry -1000 → 10",
        "2027-04-03T16:00Z membership 0 → 10",
        "2027-04-04T04:00Z expiry -10 → 0",
        "2027-05-03T16:00Z membership 0 → 0",
        "2027-06-03T16:00Z membership 0 → 0",
        "2027-07-01T04:00Z birthday 300 → 300",
    ];
}
