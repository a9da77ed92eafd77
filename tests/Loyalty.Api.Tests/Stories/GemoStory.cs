namespace Loyalty.Api.Tests.Stories;

/// <summary>
/// A point for each whole euro, online and in store alike. Points live until the end of the month that is twelve months after the last
/// purchase or activity. The zone is that of Paris, an hour ahead of UTC in winter and two in summer.
/// </summary>
public abstract class GemoStory(ApiServer server)
{
    private Story story = null!;
    private StoryMember camille = null!;

    [Fact]
    public async Task Camille_collects_online_and_in_store_and_shares_what_she_has()
    {
        story = await Story.Begin(server, "gemo", "2026-01-15T10:00Z");
        camille = await story.Enrol(new { memberId = "camille", birthday = "--09-12", locale = "fr-FR", name = "Camille" });
        (await camille.Tier()).ShouldBe("Membre, 0");
        await Buys_online_and_in_store();
        await Tells_about_herself();
        await Expects_a_child();
        await Gives_to_her_mother();
        await Returns_in_store_what_she_bought_online();
        await Finds_the_cooking_class_full();
        await Buys_shoes_for_school();
        await Gives_to_children_and_takes_a_voucher();
        await Stays_away_for_a_year();
        (await camille.Ledger()).ShouldBe(Entries);
        (await camille.Warnings()).ShouldBe(Warnings);
    }

    private async Task Buys_online_and_in_store()
    {
        // 49.90 → 49. 15 January + 12 months = 15 January 2027; the end of that month is midnight to 1 February, 23:00 in UTC.
        (await camille.Buys(Order("W-1", "web", ("BODY-3", "baby", 2, 9.95), ("ROBE", "women", 1, 30)))).ShouldBe("49: achat 49");
        (await camille.Points()).ShouldBe("49: 49 until 2027-01-31T23:00Z");

        // 60.00 → 60, in a store; all points live on until the end of February 2027.
        await story.Clock("2026-02-20T10:00Z");
        (await camille.Buys(Order("M-1", "store", ("BASKETS", "shoes", 2, 30)))).ShouldBe("60: achat 60");
        (await camille.Points()).ShouldBe("109: 109 until 2027-02-28T23:00Z");
    }

    private async Task Tells_about_herself()
    {
        // Newsletter 30 once; 20 for each child.
        (await camille.Acts("n-1", "newsletter")).ShouldBe("30: newsletter 30");
        (await camille.Acts("n-2", "newsletter")).ShouldBe("0");
        (await camille.Acts("c-1", "child", "Louis")).ShouldBe("20: enfant 20");
        (await camille.Acts("c-2", "child", "Jade")).ShouldBe("20: enfant 20");
        (await camille.Acts("c-3", "child", "Jade")).ShouldBe("0");
        (await camille.Points()).ShouldBe("179: 179 until 2027-02-28T23:00Z"); // 109 + 30 + 40
    }

    private async Task Expects_a_child()
    {
        // Free delivery for nine months, once in nine months: 20 February 11:00 to 20 November 11:00 of Paris.
        var (told, code) = await camille.Gets("activities", new { activityId = "p-1", type = "pregnancy" });
        told.ShouldBe("0; freeShipping until 2026-11-20T10:00Z");
        await camille.GetsNothing("p-2", "pregnancy");
        Telling.Voucher(await story.Post($"vouchers/{code}/use", new { useId = "u-1", orderId = "W-2" }))
            .ShouldBe("freeShipping until 2026-11-20T10:00Z, used");
    }

    private async Task Gives_to_her_mother()
    {
        // 50 of 179, which keep the end that they have. Her mother joined today: for a week she cannot give herself.
        var monique = await story.Enrol(new { memberId = "monique", locale = "fr-FR" });
        (await camille.Does("gifts", new { giftId = "g-1", to = "monique", points = 50 })).ShouldBe("-50: gift -50");
        (await camille.Points()).ShouldBe("129: 129 until 2027-02-28T23:00Z");
        await story.Clock("2026-02-20T10:00Z"); // the same instant again: what is on its way arrives
        (await monique.Points()).ShouldBe("50: 50 until 2027-02-28T23:00Z");
        (await monique.Refused("gifts", new { giftId = "g-2", to = "camille", points = 10 })).ShouldBe("gift-too-early");
        (await camille.Refused("gifts", new { giftId = "g-3", to = "camille", points = 10 })).ShouldBe("gift-to-oneself");
        (await camille.Refused("gifts", new { giftId = "g-4", to = "nobody", points = 10 })).ShouldBe("recipient-unknown");
        (await camille.Refused("gifts", new { giftId = "g-5", to = "monique", points = 451 })).ShouldBe("gift-limit-reached: 450 of 451");
    }

    private async Task Returns_in_store_what_she_bought_online()
    {
        // The dress of 30.00 goes back: 19.90 are kept, 19 points; 49 − 19 = 30 go.
        await story.Clock("2026-03-02T10:00Z");
        (await camille.Returns(new { returnId = "M-R-1", orderId = "W-1", lines = new[] { new { sku = "ROBE", quantity = 1 } } }))
            .ShouldBe("-30: achat -30");
        (await camille.Points()).ShouldBe("99: 99 until 2027-02-28T23:00Z"); // 129 − 30
    }

    private async Task Finds_the_cooking_class_full()
    {
        // 300 points and two seats, on 6 June at 14:00. The shop gives three families 300 points each; the third finds no seat.
        await story.Clock("2026-05-10T10:00Z");
        foreach (var family in new[] { "durand", "martin", "petit" })
        {
            var member = await story.Enrol(new { memberId = family, locale = "fr-FR" });
            (await member.Does("adjustments", new { adjustmentId = "a-1", points = 300, reason = "Jeu de mai", actor = "lea" }))
                .ShouldBe("300: adjustment 300");
            var redemption = new { redemptionId = "x-1", rewardId = "atelier-cuisine" };
            if (family == "petit")
                (await member.Refused("redemptions", redemption)).ShouldBe("out-of-stock");
            else
                (await member.Redeems(redemption)).ShouldBe("-300: atelier-cuisine -300");
            (await member.Get()).GetProperty("balance").GetInt64().ShouldBe(family == "petit" ? 300 : 0);
        }

        await story.Clock("2026-06-06T12:00Z");
        (await camille.RefusedReward("x-1", "atelier-cuisine")).ShouldBe("reward-not-now");
    }

    private async Task Buys_shoes_for_school()
    {
        // 24 August to 6 September: shoes count twice, for at most 300 points of a member. 80 of shoes and 25.50 of trousers:
        // 105.50 → 105, and 80 again. Then 250 of shoes: 250, and of 250 again only 300 − 80 = 220.
        await story.Clock("2026-08-24T08:00Z");
        (await camille.Buys(Order("W-2", "web", ("BOTTES", "shoes", 1, 80), ("PANTALON", "kids", 1, 25.50))))
            .ShouldBe("185: achat 105, achat by rentree 80");
        (await camille.Buys(Order("M-2", "store", ("BOTTINES", "shoes", 5, 50)))).ShouldBe("470: achat 250, achat by rentree 220");
        (await camille.Points()).ShouldBe("754: 754 until 2027-08-31T22:00Z"); // 99 + 185 + 470; 24 August 2027 → end of August

        // September is her birthday month: 50 from its first instant, 31 August 22:00 in UTC. It is no activity of hers: these 50
        // are counted from 1 September themselves and live until the end of September 2027.
        await story.Clock("2026-08-31T22:00Z");
        (await camille.Points()).ShouldBe("804: 754 until 2027-08-31T22:00Z, 50 until 2027-09-30T22:00Z");
    }

    private async Task Gives_to_children_and_takes_a_voucher()
    {
        // Spending is an activity: on 15 October all points move to the end of October 2027: winter time, 23:00 in UTC.
        await story.Clock("2026-10-15T10:00Z");
        (await camille.Redeems(new { redemptionId = "x-2", rewardId = "don", points = 100 })).ShouldBe("-100: don -100");
        (await camille.RefusedReward("x-3", "don", 75)).ShouldBe("reward-unavailable");
        var (told, code) = await camille.Gets("redemptions", new { redemptionId = "x-4", rewardId = "bon-20" });
        told.ShouldBe("-500: bon-20 -500; giftVoucher 20 EUR until 2027-01-15T11:00Z");
        (await camille.Points()).ShouldBe("204: 204 until 2027-10-31T23:00Z"); // 804 − 100 − 500

        // 12.50 of it on one order, of which the other 17.50 earn 17; the rest, 7.50, on another.
        Telling.Voucher(await story.Post($"vouchers/{code}/use", new { useId = "u-1", orderId = "W-3", amount = 12.50m }))
            .ShouldBe("giftVoucher 20 EUR until 2027-01-15T11:00Z, open, 7.50 left");
        var lines = new[] { new { sku = "PULL", quantity = 1, unitPrice = 30 } };
        (await camille.Buys(new { orderId = "W-3", currency = "EUR", vouchers = new[] { code }, lines })).ShouldBe("17: achat 17");
        Telling.Voucher(await story.Post($"vouchers/{code}/use", new { useId = "u-2", orderId = "W-4" }))
            .ShouldBe("giftVoucher 20 EUR until 2027-01-15T11:00Z, used, 0.00 left");
        (await camille.Points()).ShouldBe("221: 221 until 2027-10-31T23:00Z");
    }

    private async Task Stays_away_for_a_year()
    {
        await story.Clock("2027-08-31T22:00Z"); // the next birthday month begins
        (await camille.Points()).ShouldBe("271: 221 until 2027-10-31T23:00Z, 50 until 2028-09-30T22:00Z");
        await story.Clock("2027-10-31T22:59:59Z");
        (await camille.Points()).ShouldBe("271: 221 until 2027-10-31T23:00Z, 50 until 2028-09-30T22:00Z");
        await story.Clock("2027-10-31T23:00Z");
        (await camille.Points()).ShouldBe("50: 50 until 2028-09-30T22:00Z");
    }

    private static object Order(
        string orderId, string channel, params (string Sku, string Category, int Quantity, double Price)[] lines) => new
    {
        orderId,
        currency = "EUR",
        channel,
        lines = lines.Select(line =>
            new { sku = line.Sku, category = line.Category, quantity = line.Quantity, unitPrice = line.Price }),
    };

    // A month before points expire, for what is left of them.
    private static readonly string[] Warnings =
    [
        "2027-09-30T22:00Z 221 points are about to expire, from 2027-10-31T23:00Z",
    ];

    private static readonly string[] Entries =
    [
        "2026-01-15T10:00Z enrolment 0 → 0",
        "2026-01-15T10:00Z purchase 49 → 49",
        "2026-02-20T10:00Z purchase 60 → 109",
        "2026-02-20T10:00Z activity 30 → 139",
        "2026-02-20T10:00Z activity 0 → 139",
        "2026-02-20T10:00Z activity 20 → 159",
        "2026-02-20T10:00Z activity 20 → 179",
        "2026-02-20T10:00Z activity 0 → 179",
        "2026-02-20T10:00Z activity 0 → 179",
        "2026-02-20T10:00Z activity 0 → 179",
        "2026-02-20T10:00Z gift -50 → 129",
        "2026-03-02T10:00Z return -30 → 99",
        "2026-08-24T08:00Z purchase 185 → 284",
        "2026-08-24T08:00Z purchase 470 → 754",
        "2026-08-31T22:00Z birthday 50 → 804",
        "2026-10-15T10:00Z redemption -100 → 704",
        "2026-10-15T10:00Z redemption -500 → 204",
        "2026-10-15T10:00Z purchase 17 → 221",
        "2027-08-31T22:00Z birthday 50 → 271",
        "2027-10-31T23:00Z expiry -221 → 50",
    ];
}
