namespace Loyalty.Model.Tests;

public sealed class TierTests
{
    private const string SpendOverAYear = "\"over\": \"P12M\"";

    [Fact]
    public void A_tier_is_reached_at_its_threshold_at_once()
    {
        var story = new Story(Programs.With(tiers: Programs.Tiers("lifetimePoints")));
        story.TierAt("2026-01-01T00:00Z").ShouldBe("basic");
        story.Buy("2026-01-02T00:00Z", 99);
        story.TierAt("2026-01-02T00:00Z").ShouldBe("basic");
        story.Buy("2026-01-03T00:00Z", 1);
        story.TierAt("2026-01-03T00:00Z").ShouldBe("silver");
        story.Buy("2026-01-04T00:00Z", 5000);
        story.TierAt("2026-01-04T00:00Z").ShouldBe("gold");
    }

    [Fact]
    public void A_tier_that_was_reached_only_with_what_is_returned_goes_at_once()
    {
        var story = new Story(Programs.With(tiers: Programs.Tiers("lifetimePoints")));
        story.Buy("2026-01-02T00:00Z", 150);
        story.Buy("2026-01-03T00:00Z", 60, "two");
        story.TierAt("2026-01-03T00:00Z").ShouldBe("gold");

        story.Return("2026-01-04T00:00Z", "two");

        story.TierAt("2026-01-04T00:00Z").ShouldBe("silver");
    }

    [Fact]
    public void Never_downgraded_keeps_the_highest_level_of_the_history_that_is_kept()
    {
        var story = new Story(Programs.With(tiers: Programs.Tiers("spend", SpendOverAYear)));
        story.Buy("2026-01-02T00:00Z", 60);
        story.Buy("2026-02-02T00:00Z", 60, "two");
        story.At("2030-01-01T00:00Z").Tier.ShouldBe("silver");
        story.At("2030-01-01T00:00Z").MetricValue.ShouldBe(0);

        // Without the second order 100 were never spent within a year.
        story.Return("2030-01-01T00:00Z", "two");

        story.TierAt("2030-01-01T00:00Z").ShouldBe("basic");
    }

    [Fact]
    public void Thresholds_are_in_the_currency_of_the_member_or_the_first_of_the_program()
    {
        const string tiers = """
            "metric": "spend", "over": "P12M",
            "levels": [{ "id": "basic", "from": 0 }, { "id": "silver", "from": { "EUR": 100, "JPY": 9000 } }]
            """;
        var japanese = new Story(Programs.With(tiers: tiers, currencies: "\"EUR\", \"JPY\""), currency: "JPY");
        japanese.Buy("2026-01-02T00:00Z", [new("A", 1, 8999)], currency: "JPY");
        japanese.TierAt("2026-01-02T00:00Z").ShouldBe("basic");
        japanese.Buy("2026-01-02T00:00Z", [new("A", 1, 1)], currency: "JPY");
        japanese.TierAt("2026-01-02T00:00Z").ShouldBe("silver");

        var unknown = new Story(Programs.With(tiers: tiers, currencies: "\"EUR\", \"JPY\""));
        unknown.Buy("2026-01-02T00:00Z", 100);
        unknown.TierAt("2026-01-02T00:00Z").ShouldBe("silver");
    }

    [Fact]
    public void Below_the_first_threshold_there_is_no_tier() =>
        new Story(Programs.With(tiers: """ "metric": "lifetimePoints", "levels": [{ "id": "one", "from": 10 }] """))
            .TierAt("2026-01-02T00:00Z").ShouldBeNull();

    [Fact]
    public void A_tier_by_balance_follows_it_at_once_where_the_program_says_so()
    {
        var story = new Story(Programs.With(tiers: Programs.Tiers("balance", "\"downgrade\": \"atOnce\"")));
        story.Buy("2026-01-02T00:00Z", 100);
        story.TierAt("2026-01-02T00:00Z").ShouldBe("silver");
        story.Redeem("2026-01-03T00:00Z", 1);
        story.TierAt("2026-01-03T00:00Z").ShouldBe("basic");
    }

    [Fact]
    public void A_tier_by_balance_that_is_never_lost_is_lost_only_by_a_return()
    {
        var story = new Story(Programs.With(tiers: Programs.Tiers("balance")));
        story.Buy("2026-01-02T00:00Z", 100, "one");
        story.Redeem("2026-01-03T00:00Z", 80);
        story.TierAt("2026-01-03T00:00Z").ShouldBe("silver");

        story.Return("2026-01-04T00:00Z", "one");

        story.TierAt("2026-01-04T00:00Z").ShouldBe("basic");
    }

    [Fact]
    public void Points_of_activities_birthdays_and_adjustments_count()
    {
        var story = new Story(
            Programs.With(
                """
                { "id": "a", "on": "activity:a", "give": { "points": 60 } },
                { "id": "b", "on": "birthdayMonth", "give": { "points": 40 } }
                """,
                tiers: Programs.Tiers("points", SpendOverAYear)),
            birthdayMonth: 3);
        story.Act("2026-01-02T00:00Z", "a");
        story.Adjust("2026-01-02T00:00Z", 30);
        story.Adjust("2026-01-02T00:00Z", -30);

        story.TierAt("2026-02-28T23:59Z").ShouldBe("basic");
        story.TierAt("2026-03-01T00:00Z").ShouldBe("silver");
    }
}
