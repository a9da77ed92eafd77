namespace Loyalty.Model.Tests;

public sealed class DowngradeTests
{
    private static string AtOnce(string grace = "") =>
        Programs.Tiers("spend", $"\"over\": \"P12M\", \"downgrade\": \"atOnce\"{grace}");

    private static string AtPeriodEnd(string over, string grace = "") =>
        Programs.Tiers("spend", $"\"over\": \"{over}\", \"downgrade\": \"atPeriodEnd\"{grace}");

    [Fact]
    public void At_once_a_tier_falls_when_what_reached_it_is_a_period_ago()
    {
        var story = new Story(Programs.With(tiers: AtOnce()));
        story.Buy("2026-01-10T12:00Z", 150);
        story.Buy("2026-06-10T12:00Z", 60);

        story.TierAt("2027-01-10T11:59Z").ShouldBe("gold");
        // 210 less the first 150: 60.
        story.TierAt("2027-01-10T12:00Z").ShouldBe("basic");
    }

    [Fact]
    public void What_was_bought_on_29_February_leaves_a_rolling_year_with_the_first_instant_of_March()
    {
        // At any time of 28 February 2029 a year back is 28 February 2028; on 1 March it is 1 March.
        var story = new Story(Programs.With(tiers: AtOnce()));
        story.Buy("2028-02-29T12:00Z", 100);

        story.TierAt("2029-02-28T23:59Z").ShouldBe("silver");
        story.TierAt("2029-03-01T00:00Z").ShouldBe("basic");
    }

    [Fact]
    public void A_rolling_year_looks_back_in_the_local_time_of_the_program()
    {
        // 9 March 2025 is the day of the change in 2025, 8 March in 2026. 12:00 EST on 8 March 2025 is 17:00Z;
        // a year later it is summer time there: 12:00 EDT is 16:00Z.
        var story = new Story(Programs.With(tiers: AtOnce(), zone: "America/New_York"), "2025-01-01T00:00Z");
        story.Buy("2025-03-08T17:00Z", 100);

        story.TierAt("2026-03-08T15:59Z").ShouldBe("silver");
        story.TierAt("2026-03-08T16:00Z").ShouldBe("basic");
    }

    [Fact]
    public void Grace_keeps_a_tier_for_its_time_after_the_fall()
    {
        var story = new Story(Programs.With(tiers: AtOnce(", \"grace\": \"P1M\"")));
        story.Buy("2026-01-10T12:00Z", 100);
        story.Buy("2026-01-20T12:00Z", 100);

        // The fall of gold is on 10 January 2027; a month later silver's 100 of 20 January are gone as well.
        story.TierAt("2027-02-10T11:59Z").ShouldBe("gold");
        story.TierAt("2027-02-10T12:00Z").ShouldBe("basic");
    }

    [Fact]
    public void Who_recovers_within_the_grace_keeps_the_tier_and_falls_with_a_new_grace()
    {
        var story = new Story(Programs.With(tiers: AtOnce(", \"grace\": \"P1M\"")));
        story.Buy("2026-01-10T12:00Z", 100);
        story.Buy("2027-02-01T12:00Z", 100);

        story.TierAt("2027-06-01T00:00Z").ShouldBe("silver");
        story.TierAt("2028-03-01T11:59Z").ShouldBe("silver");
        story.TierAt("2028-03-01T12:00Z").ShouldBe("basic");
    }

    [Fact]
    public void A_return_asks_for_no_grace()
    {
        var story = new Story(Programs.With(tiers: AtOnce(", \"grace\": \"P1M\"")));
        story.Buy("2026-01-10T12:00Z", 60);
        story.Buy("2026-01-20T12:00Z", [new("A", 4, 10)], "two");
        story.TierAt("2026-01-20T12:00Z").ShouldBe("silver");

        story.Return("2026-01-21T12:00Z", "two", "A", 1);

        story.TierAt("2026-01-21T12:00Z").ShouldBe("basic");
    }

    [Fact]
    public void At_the_end_of_a_calendar_year_the_member_gets_what_the_year_qualifies_for()
    {
        var story = new Story(Programs.With(tiers: AtPeriodEnd("calendarYear"), zone: "America/New_York"));
        story.Buy("2026-05-01T00:00Z", 250);
        story.Buy("2027-05-01T00:00Z", 120);

        // 2026 was worth gold, so 2027 is gold; 2027 was worth silver, and 2028 nothing.
        story.TierAt("2028-01-01T04:59Z").ShouldBe("gold");
        story.TierAt("2028-01-01T05:00Z").ShouldBe("silver");
        story.TierAt("2029-01-01T04:59Z").ShouldBe("silver");
        story.TierAt("2029-01-01T05:00Z").ShouldBe("basic");
    }

    [Fact]
    public void Grace_puts_off_the_end_of_a_year_and_what_the_new_year_reaches_counts()
    {
        var story = new Story(Programs.With(tiers: AtPeriodEnd("calendarYear", ", \"grace\": \"P1M\"")));
        story.Buy("2026-05-01T00:00Z", 250);
        story.TierAt("2028-01-31T23:59Z").ShouldBe("gold");
        story.TierAt("2028-02-01T00:00Z").ShouldBe("basic");

        var saved = new Story(Programs.With(tiers: AtPeriodEnd("calendarYear", ", \"grace\": \"P1M\"")));
        saved.Buy("2026-05-01T00:00Z", 250);
        saved.Buy("2028-01-15T00:00Z", 100);
        saved.TierAt("2028-01-31T23:59Z").ShouldBe("gold");
        saved.TierAt("2028-02-01T00:00Z").ShouldBe("silver");
    }

    [Fact]
    public void A_member_year_runs_from_the_day_of_enrolment()
    {
        // Enrolled on 29 February 2028: the years begin on 28 February 2029 and 2030.
        var story = new Story(Programs.With(tiers: AtPeriodEnd("memberYear")), "2028-02-29T12:00Z");
        story.Buy("2028-05-01T00:00Z", 60);
        story.Buy("2029-02-27T23:59Z", 40);

        story.TierAt("2029-02-27T23:59Z").ShouldBe("silver");
        story.At("2029-02-28T00:00Z").MetricValue.ShouldBe(0);
        story.TierAt("2030-02-27T23:59Z").ShouldBe("silver");
        story.TierAt("2030-02-28T00:00Z").ShouldBe("basic");
    }

    [Fact]
    public void A_rolling_tier_is_held_for_its_period_and_renewed_by_who_still_qualifies()
    {
        var story = new Story(Programs.With(tiers: AtPeriodEnd("P12M")));
        story.Buy("2026-01-10T12:00Z", 100);
        story.Buy("2026-06-01T12:00Z", 99);
        story.Buy("2026-07-01T12:00Z", 1, "three");

        // Gold is reached on 1 July 2026 and held for a year. On 1 July 2027 nothing of the year before is left.
        story.TierAt("2027-07-01T11:59Z").ShouldBe("gold");
        story.TierAt("2027-07-01T12:00Z").ShouldBe("basic");

        // Without the last order silver of 10 January 2026 ends a year later, when 99 count.
        story.Return("2026-07-02T12:00Z", "three");
        story.TierAt("2027-01-10T11:59Z").ShouldBe("silver");
        story.TierAt("2027-01-10T12:00Z").ShouldBe("basic");
    }

    [Fact]
    public void Renewal_holds_for_another_period_and_grace_comes_on_top()
    {
        var story = new Story(Programs.With(tiers: AtPeriodEnd("P12M", ", \"grace\": \"P1M\"")));
        story.Buy("2026-01-10T12:00Z", 100);
        story.Buy("2026-06-01T12:00Z", 99);
        story.Buy("2027-01-20T12:00Z", 1);

        // Assessed on 10 February 2027: 100 count, so silver is renewed from 10 January on; then on 10 February 2028: nothing counts.
        story.TierAt("2028-02-10T11:59Z").ShouldBe("silver");
        story.TierAt("2028-02-10T12:00Z").ShouldBe("basic");
    }

    [Fact]
    public void At_the_instant_at_which_a_tier_ends_a_purchase_comes_after_it()
    {
        var story = new Story(Programs.With(
            Programs.OnePerUnit + "," + Programs.BonusForSilver,
            tiers: AtOnce()));
        story.Buy("2026-01-10T12:00Z", 100);

        story.Buy("2027-01-10T11:59Z", 10).Points.ShouldBe(1010);
        story.Buy("2027-01-10T12:00Z", 10).Points.ShouldBe(10);
    }
}
