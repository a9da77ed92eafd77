namespace Loyalty.Api.Tests.Stories;

/// <summary>
/// Tiers by what was spent in twelve months, without points: thresholds by currency and region, each figure as its reader writes it.
/// A tier that was reached is kept for a year and a month of grace, and then assessed. The zone is London's.
/// </summary>
public abstract class NetAPorterStory(ApiServer server)
{
    private Story story = null!;
    private StoryMember victoria = null!;

    [Fact]
    public async Task Victoria_rises_to_gold_and_falls_when_a_year_has_passed()
    {
        story = await Story.Begin(server, "net-a-porter", "2026-01-10T12:00Z");
        await Everyone_joins_and_reads_the_own_figures();
        await Reaches_silver_and_loses_it_with_a_return();
        await Reaches_gold();
        await Is_an_extremely_important_person_for_an_autumn();
        await Falls_to_silver_and_then_to_nothing();
        (await victoria.Ledger()).ShouldBe(Entries);
    }

    private async Task Everyone_joins_and_reads_the_own_figures()
    {
        victoria = await story.Enrol(new { memberId = "victoria", locale = "en-GB", currency = "GBP", region = "GB" });
        (await victoria.Tier()).ShouldBe("Member, £0.00 of £2,500.00: £2,500.00 to silver, 0 %");
        await Joins("ava", "en-US", "USD", "US", "Member, $0.00 of $3,000.00: $3,000.00 to silver, 0 %");
        await Joins("claire", "fr-FR", "EUR", "FR", Way("Membre", Euros("0,00"), Euros("3\u202F000,00")));
        await Joins("greta", "de-DE", "EUR", "DE", Way("Mitglied", Euros("0,00"), Euros("3.000,00")));
        await Joins("layla", "ar-AE", "AED", "AE", Way("عضو", Dirhams("0.00"), Dirhams("11,000.00")));
        await Joins("jiwoo", "ko-KR", "KRW", "KR", "멤버, ₩0 of ₩4,000,000: ₩4,000,000 to silver, 0 %");
        await Joins("yuki", "ja-JP", "JPY", "JP", "メンバー, ￥0 of ￥450,000: ￥450,000 to silver, 0 %");

        // Thresholds of a region come before those of the currency.
        await Joins("mei", "zh-HK", "USD", "HK", "会员, US$0.00 of US$3,500.00: US$3,500.00 to silver, 0 %");
        await Joins("noura", "ar-SA", "AED", "SA", Way("عضو", Dirhams("0.00"), Dirhams("9,000.00")));
        await Joins("lena", "de-CH", "EUR", "CH", Way("Mitglied", "EUR\u00A00.00", "EUR\u00A03’300.00"));
    }

    private static string Way(string tier, string none, string threshold) => $"{tier}, {none} of {threshold}: {threshold} to silver, 0 %";

    private static string Euros(string number) => $"{number}\u00A0€";

    private static string Dirhams(string number) => $"\u200F{number}\u00A0د.إ.\u200F";

    private async Task Joins(string memberId, string locale, string currency, string region, string tier) =>
        (await (await story.Enrol(new { memberId, locale, currency, region })).Tier()).ShouldBe(tier);

    private async Task Reaches_silver_and_loses_it_with_a_return()
    {
        (await victoria.Buys("1", 1200.50m, "GBP")).ShouldBe("0");
        (await victoria.Tier()).ShouldBe("Member, £1,200.50 of £2,500.00: £1,299.50 to silver, 48 %"); // 120050 ÷ 2500 = 48.02

        // 1200.50 + 1299.50 = 2500.00: Silver for a year, and a month of grace.
        await story.Clock("2026-02-14T12:00Z");
        (await victoria.Buys("2", 1299.50m, "GBP")).ShouldBe("0");
        (await victoria.Tier()).ShouldBe("Silver until 2027-03-14T12:00Z, £2,500.00 of £5,000.00: £2,500.00 to gold, 50 %");

        // 500.00 come back: 2000.00 are left, and the tier that they alone had reached goes at once.
        await story.Clock("2026-03-01T12:00Z");
        (await victoria.Returns(new { returnId = "r-1", orderId = "2", amount = 500 })).ShouldBe("0");
        (await victoria.Tier()).ShouldBe("Member, £2,000.00 of £2,500.00: £500.00 to silver, 80 %");
    }

    private async Task Reaches_gold()
    {
        // 2000 + 3000 = 5000. Noon of London's summer is 11:00 in UTC; a year and a month later too.
        await story.Clock("2026-04-01T11:00Z");
        (await victoria.Buys("3", 3000, "GBP")).ShouldBe("0");
        (await victoria.Tier()).ShouldBe("Gold until 2027-05-01T11:00Z, £5,000.00 of £10,000.00: £5,000.00 to platinum, 50 %");

        // Layla's banner is in Arabic, and its picture runs from right to left.
        var layla = await story.Enrol(new { memberId = "layla", locale = "ar-AE", currency = "AED", region = "AE" });
        (await layla.Banner()).ShouldBe("https://shop.example/rewards/member-rtl.jpg كل عملية شراء تقرّبك من الفئة الفضية: ");
        (await victoria.Banner()).ShouldBe(
            "https://shop.example/rewards/gold.jpg You are Gold: free express shipping and priority customer care: "
            + "earlyAccess, priorityService, freeShipping");
    }

    private async Task Is_an_extremely_important_person_for_an_autumn()
    {
        // Staff invite her from September to the end of November; then she has again what her spending gives.
        await story.Clock("2026-09-01T11:00Z");
        (await victoria.Refused("invitations", new { invitationId = "i-0", tier = "platinum" })).ShouldBe("tier-not-by-invitation");
        await victoria.Post("invitations", new { invitationId = "i-1", tier = "eip", until = "2026-12-01T00:00:00Z", actor = "anna" });
        (await victoria.Tier()).ShouldBe("EIP until 2026-12-01T00:00Z, £5,000.00");
        (await victoria.Banner()).ShouldStartWith("https://shop.example/rewards/eip.jpg You are an Extremely Important Person: ");
        await story.Clock("2026-11-30T23:59:59Z");
        (await victoria.Tier()).ShouldBe("EIP until 2026-12-01T00:00Z, £5,000.00");
        await story.Clock("2026-12-01T00:00Z");
        (await victoria.Tier()).ShouldBe("Gold until 2027-05-01T11:00Z, £5,000.00 of £10,000.00: £5,000.00 to platinum, 50 %");

        await story.Clock("2026-12-05T12:00Z");
        (await victoria.Buys("4", 2600, "GBP")).ShouldBe("0");
        (await victoria.Tier()).ShouldBe("Gold until 2027-05-01T11:00Z, £7,600.00 of £10,000.00: £2,400.00 to platinum, 76 %");
    }

    private async Task Falls_to_silver_and_then_to_nothing()
    {
        // What was bought on 10 January 2026 at 12:00 has left the twelve months a year later: 7600 − 1200.50.
        await story.Clock("2027-01-10T11:59:59Z");
        (await victoria.Tier()).ShouldStartWith("Gold until 2027-05-01T11:00Z, £7,600.00 of £10,000.00");
        await story.Clock("2027-01-10T12:00Z");
        (await victoria.Tier()).ShouldBe("Gold until 2027-05-01T11:00Z, £6,399.50 of £10,000.00: £3,600.50 to platinum, 63 %");

        // On 1 May the grace is over: of the last twelve months 2600.00 are left, which is Silver for another year and a month.
        await story.Clock("2027-05-01T10:59:59Z");
        (await victoria.Tier()).ShouldBe("Gold until 2027-05-01T11:00Z, £2,600.00 of £10,000.00: £7,400.00 to platinum, 26 %");
        await story.Clock("2027-05-01T11:00Z");
        (await victoria.Tier()).ShouldBe("Silver until 2028-06-01T11:00Z, £2,600.00 of £5,000.00: £2,400.00 to gold, 52 %");

        await story.Clock("2028-06-01T11:00Z");
        (await victoria.Tier()).ShouldBe("Member, £0.00 of £2,500.00: £2,500.00 to silver, 0 %");
        (await victoria.Points()).ShouldBe("0");
    }

    private static readonly string[] Entries =
    [
        "2026-01-10T12:00Z enrolment 0 → 0",
        "2026-01-10T12:00Z purchase 0 → 0",
        "2026-02-14T12:00Z purchase 0 → 0",
        "2026-03-01T12:00Z return 0 → 0",
        "2026-04-01T11:00Z purchase 0 → 0",
        "2026-09-01T11:00Z invitation 0 → 0",
        "2026-12-01T00:00Z tier 0 → 0 (eip → gold)",
        "2026-12-05T12:00Z purchase 0 → 0",
        "2027-05-01T11:00Z tier 0 → 0 (gold → silver)",
        "2028-06-01T11:00Z tier 0 → 0 (silver → member)",
    ];
}
