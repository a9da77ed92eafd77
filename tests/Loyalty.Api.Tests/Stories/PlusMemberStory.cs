namespace Loyalty.Api.Tests.Stories;

/// <summary>
/// A point a dollar; 500 in a year of membership make a Plus member, who stays one until the end of a year with fewer. Points live
/// twelve months, until midnight after that day. The zone is Stockholm's, an hour ahead of UTC in winter and two in summer.
/// </summary>
public abstract class PlusMemberStory(ApiServer server)
{
    private Story story = null!;
    private StoryMember elsa = null!;

    [Fact]
    public async Task Elsa_becomes_a_plus_member_and_is_one_for_two_years()
    {
        story = await Story.Begin(server, "plus-member", "2026-02-10T11:00Z");
        elsa = await story.Enrol(new { memberId = "elsa", locale = "sv-SE", currency = "USD" });
        (await elsa.Tier()).ShouldBe("Medlem, 0 of 500: 500 to plus, 0 %");
        await Collects_small_points();
        await Brings_friends();
        await Becomes_plus();
        await Stays_plus_for_the_next_year();
        await Falls_back();
        (await elsa.Ledger()).ShouldBe(Entries);
        (await elsa.Warnings()).ShouldBe(Warnings);
    }

    private async Task Collects_small_points()
    {
        // 20 for the profile once, 1 for a review of each article, 20 for a bag of old clothes, two in 24 hours.
        (await elsa.Acts("a-1", "profile")).ShouldBe("20: profile 20");
        (await elsa.Acts("a-2", "profile")).ShouldBe("0");
        (await elsa.Acts("a-3", "review", "COAT")).ShouldBe("1: review 1");
        (await elsa.Acts("a-4", "recycling")).ShouldBe("20: recycling 20");
        (await elsa.Acts("a-5", "recycling")).ShouldBe("20: recycling 20");
        (await elsa.Acts("a-6", "recycling")).ShouldBe("0");
        await story.Clock("2026-02-11T11:00Z"); // 24 hours later the first bag no longer counts
        (await elsa.Acts("a-7", "recycling")).ShouldBe("20: recycling 20");
        (await elsa.Points()).ShouldBe("81: 61 until 2027-02-10T23:00Z, 20 until 2027-02-11T23:00Z");
    }

    private async Task Brings_friends()
    {
        // 50 for her and 20 for a friend whose first purchase has been kept for 30 days. Nils sends his back whole, and his next one
        // counts; Maja buys only after the 60 days in which she may.
        var code = (await elsa.Post("referral-code", new { })).GetProperty("code").GetString();
        var nils = await story.Enrol(new { memberId = "nils", currency = "USD", referralCode = code });
        var maja = await story.Enrol(new { memberId = "maja", currency = "USD", referralCode = code });
        (await nils.Buys("n-1", 30)).ShouldBe("30: purchase 30");
        await story.Clock("2026-02-20T11:00Z");
        (await nils.Returns(new { returnId = "r-1", orderId = "n-1" })).ShouldBe("-30: purchase -30");
        (await nils.Buys("n-2", 40)).ShouldBe("40: purchase 40");
        await story.Clock("2026-03-22T10:59:59Z");
        (await nils.Points()).ShouldBe("40: 40 until 2027-02-20T23:00Z");
        await story.Clock("2026-03-22T11:00Z"); // 20 February 12:00 and 30 days
        (await nils.Points()).ShouldBe("60: 40 until 2027-02-20T23:00Z, 20 until 2027-03-22T23:00Z");
        (await elsa.Points()).ShouldBe("131: 61 until 2027-02-10T23:00Z, 20 until 2027-02-11T23:00Z, 50 until 2027-03-22T23:00Z");

        await story.Clock("2026-04-13T10:00Z"); // 11 February 12:00 and 60 days: 12 April 12:00
        (await maja.Buys("m-1", 50)).ShouldBe("50: purchase 50");
        await story.Clock("2026-05-20T10:00Z");
        (await maja.Points()).ShouldBe("50: 50 until 2027-04-13T22:00Z");
    }

    private async Task Becomes_plus()
    {
        // 81 + 50 = 131; 250.99 → 250: 381 of 500. 119.50 → 119: 500, Plus until the year of membership ends, on 10 February.
        (await elsa.Buys("1", 250.99m)).ShouldBe("250: purchase 250");
        (await elsa.Tier()).ShouldBe("Medlem, 381 of 500: 119 to plus, 76 %"); // 76.2
        await story.Clock("2026-06-01T10:00Z");
        (await elsa.Buys("2", 119.50m)).ShouldBe("119: purchase 119");
        (await elsa.Tier()).ShouldBe("Plus until 2027-02-09T23:00Z, 500");

        // 9 to 15 November twice, for Plus members: 50 and 50.
        await story.Clock("2026-11-10T11:00Z");
        (await elsa.Buys("3", 50)).ShouldBe("100: purchase 50, purchase by double-days 50");
        (await elsa.Tier()).ShouldBe("Plus until 2027-02-09T23:00Z, 600");
    }

    private async Task Stays_plus_for_the_next_year()
    {
        // The year that ends had 600: Plus for the next one too, which begins with nothing. The points of February go a day later.
        await story.Clock("2027-02-09T23:00Z");
        (await elsa.Tier()).ShouldBe("Plus until 2028-02-09T23:00Z, 0");
        (await elsa.Points()).ShouldBe(
            "600: 61 until 2027-02-10T23:00Z, 20 until 2027-02-11T23:00Z, 50 until 2027-03-22T23:00Z, 250 until 2027-05-20T22:00Z, "
            + "119 until 2027-06-01T22:00Z, 100 until 2027-11-10T23:00Z");

        // 200 points are 5 dollars for three months: the oldest, 61, 20, 50 and 69 of 250.
        var (told, _) = await elsa.Gets("redemptions", new { redemptionId = "x-1", rewardId = "bonus" });
        told.ShouldBe("-200: bonus -200; moneyOff 5 USD until 2027-05-09T22:00Z");
        (await elsa.Points()).ShouldBe("400: 181 until 2027-05-20T22:00Z, 119 until 2027-06-01T22:00Z, 100 until 2027-11-10T23:00Z");

        // A seat at the launch is for Plus members, one each, before it begins on 18 March at 19:00.
        (await elsa.Redeems(new { redemptionId = "x-2", rewardId = "drop" })).ShouldBe("-100: drop -100");
        (await elsa.RefusedReward("x-3", "drop")).ShouldBe("reward-limit-reached");
        (await elsa.Points()).ShouldBe("300: 81 until 2027-05-20T22:00Z, 119 until 2027-06-01T22:00Z, 100 until 2027-11-10T23:00Z");
    }

    private async Task Falls_back()
    {
        // 499 in the second year are one too few.
        await story.Clock("2027-09-01T10:00Z");
        (await elsa.Buys("4", 499)).ShouldBe("499: purchase 499");
        (await elsa.Tier()).ShouldBe("Plus until 2028-02-09T23:00Z, 499");
        await story.Clock("2028-02-09T23:00Z");
        (await elsa.Tier()).ShouldBe("Medlem, 0 of 500: 500 to plus, 0 %");
        (await elsa.Points()).ShouldBe("499: 499 until 2028-09-01T22:00Z");
    }

    // A month before points expire, for what is left of them.
    private static readonly string[] Warnings =
    [
        "2027-01-10T23:00Z 61 points are about to expire, from 2027-02-10T23:00Z",
        "2027-01-11T23:00Z 20 points are about to expire, from 2027-02-11T23:00Z",
        "2027-04-20T22:00Z 81 points are about to expire, from 2027-05-20T22:00Z",
        "2027-05-01T22:00Z 119 points are about to expire, from 2027-06-01T22:00Z",
        "2027-10-10T22:00Z 100 points are about to expire, from 2027-11-10T23:00Z",
    ];

    private static readonly string[] Entries =
    [
        "2026-02-10T11:00Z enrolment 0 → 0",
        "2026-02-10T11:00Z activity 20 → 20",
        "2026-02-10T11:00Z activity 0 → 20",
        "2026-02-10T11:00Z activity 1 → 21",
        "2026-02-10T11:00Z activity 20 → 41",
        "2026-02-10T11:00Z activity 20 → 61",
        "2026-02-10T11:00Z activity 0 → 61",
        "2026-02-11T11:00Z activity 20 → 81",
        "2026-03-22T11:00Z referral 50 → 131",
        "2026-05-20T10:00Z purchase 250 → 381",
        "2026-06-01T10:00Z purchase 119 → 500",
        "2026-11-10T11:00Z purchase 100 → 600",
        "2027-02-09T23:00Z tier 0 → 600 (plus → plus)",
        "2027-02-09T23:00Z redemption -200 → 400",
        "2027-02-09T23:00Z stock 0 → 300",
        "2027-02-09T23:00Z redemption -100 → 300",
        "2027-05-20T22:00Z expiry -81 → 219",
        "2027-06-01T22:00Z expiry -119 → 100",
        "2027-09-01T10:00Z purchase 499 → 599",
        "2027-11-10T23:00Z expiry -100 → 499",
        "2028-02-09T23:00Z tier 0 → 499 (plus → member)",
    ];
}
