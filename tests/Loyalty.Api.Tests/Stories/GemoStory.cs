namespace Loyalty.Api.Tests.Stories;

/// <summary>
/// A point for each whole euro, online and in store alike. Points live until the end of the month that is twelve months after the last
/// purchase or activity. The zone is that of Paris, an hour ahead of UTC in winter and two in summer.
/// </summary>
public sealed class GemoStory(EngineServer server) : IClassFixture<EngineServer>
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
        await Returns_in_store_what_she_bought_online();
        await Buys_shoes_for_school();
        await Stays_away_for_a_year();
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

    private async Task Returns_in_store_what_she_bought_online()
    {
        // The dress of 30.00 goes back: 19.90 are kept, 19 points; 49 − 19 = 30 go.
        await story.Clock("2026-03-02T10:00Z");
        (await camille.Returns(new { returnId = "M-R-1", orderId = "W-1", lines = new[] { new { sku = "ROBE", quantity = 1 } } }))
            .ShouldBe("-30: achat -30");
        (await camille.Points()).ShouldBe("149: 149 until 2027-02-28T23:00Z");
    }

    private async Task Buys_shoes_for_school()
    {
        // 24 August to 6 September: shoes count twice, for at most 300 points of a member. 80 of shoes and 25.50 of trousers:
        // 105.50 → 105, and 80 again. Then 250 of shoes: 250, and of 250 again only 300 − 80 = 220.
        await story.Clock("2026-08-24T08:00Z");
        (await camille.Buys(Order("W-2", "web", ("BOTTES", "shoes", 1, 80), ("PANTALON", "kids", 1, 25.50))))
            .ShouldBe("185: achat 105, achat by rentree 80");
        (await camille.Buys(Order("M-2", "store", ("BOTTINES", "shoes", 5, 50)))).ShouldBe("470: achat 250, achat by rentree 220");
        (await camille.Points()).ShouldBe("804: 804 until 2027-08-31T22:00Z"); // 149 + 185 + 470; 24 August 2027 → end of August

        // September is her birthday month: 50 from its first instant, 31 August 22:00 in UTC. It is no activity of hers: these 50
        // are counted from 1 September themselves and live until the end of September 2027.
        await story.Clock("2026-08-31T22:00Z");
        (await camille.Points()).ShouldBe("854: 804 until 2027-08-31T22:00Z, 50 until 2027-09-30T22:00Z");
    }

    private async Task Stays_away_for_a_year()
    {
        await story.Clock("2027-08-31T21:59:59Z");
        (await camille.Points()).ShouldBe("854: 804 until 2027-08-31T22:00Z, 50 until 2027-09-30T22:00Z");
        await story.Clock("2027-08-31T22:00Z"); // 804 go, and the next birthday month begins
        (await camille.Points()).ShouldBe("100: 50 until 2027-09-30T22:00Z, 50 until 2028-09-30T22:00Z");
    }

    private static object Order(string orderId, string channel, params (string Sku, string Category, int Quantity, double Price)[] lines) => new
    {
        orderId,
        currency = "EUR",
        channel,
        lines = lines.Select(line => new { sku = line.Sku, category = line.Category, quantity = line.Quantity, unitPrice = line.Price }),
    };
}
