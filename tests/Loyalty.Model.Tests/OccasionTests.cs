namespace Loyalty.Model.Tests;

/// <summary>Activities, months of membership, birthdays.</summary>
public sealed class OccasionTests
{
    private const string Birthday = """{ "id": "birthday", "on": "birthdayMonth", "give": { "points": 1500 } }""";

    [Fact]
    public void An_activity_gives_its_points_and_another_type_gives_none()
    {
        var story = new Story(Programs.With("""{ "id": "n", "on": "activity:newsletter", "give": { "points": 20 } }"""));

        story.Act("2026-01-02T00:00Z", "newsletter").Points.ShouldBe(20);
        story.Act("2026-01-02T00:00Z", "other").Points.ShouldBe(0);
    }

    [Fact]
    public void A_limit_looks_back_over_a_rolling_period_whose_start_is_excluded()
    {
        var story = new Story(Programs.With("""
            { "id": "share", "on": "activity:share", "give": { "points": 80 }, "limit": { "times": 2, "per": "P1D" } }
            """));

        story.Act("2026-01-02T10:00Z", "share").Points.ShouldBe(80);
        story.Act("2026-01-02T20:00Z", "share").Points.ShouldBe(80);
        story.Act("2026-01-03T09:59Z", "share").Points.ShouldBe(0);
        // At 10:00 the first one is exactly a day ago: excluded, one place is free, and then none.
        story.Act("2026-01-03T10:00Z", "share").Points.ShouldBe(80);
        story.Act("2026-01-03T10:00Z", "share").Points.ShouldBe(0);
    }

    [Fact]
    public void A_limit_of_a_purchase_rule_counts_only_what_still_stands()
    {
        var story = new Story(Programs.With("""
            { "id": "b", "on": "purchase", "give": { "points": 10 }, "limit": { "times": 1, "per": "P1M" } }
            """));

        story.Buy("2026-01-02T00:00Z", 5, "one").Points.ShouldBe(10);
        story.Buy("2026-01-03T00:00Z", 5).Points.ShouldBe(0);
        story.Return("2026-01-04T00:00Z", "one").Points.ShouldBe(-10);
        story.Buy("2026-01-05T00:00Z", 5).Points.ShouldBe(10);
    }

    [Fact]
    public void Once_per_subject_gives_for_each_subject_once()
    {
        var story = new Story(Programs.With("""
            { "id": "review", "on": "activity:review", "give": { "points": 50 }, "once": "perSubject" }
            """));

        story.Act("2026-01-02T00:00Z", "review", "A").Points.ShouldBe(50);
        story.Act("2026-02-02T00:00Z", "review", "A").Points.ShouldBe(0);
        story.Act("2026-02-02T00:00Z", "review", "B").Points.ShouldBe(50);
    }

    [Fact]
    public void Membership_gives_on_the_same_day_or_the_last_of_the_month()
    {
        // Enrolled on 31 January at 15:00: one month later is 28 February, two months later 31 March.
        var story = new Story(
            Programs.With("""{ "id": "m", "on": "membership", "where": { "months": [1, 2] }, "give": { "points": 200 } }"""),
            "2026-01-31T15:00Z");

        story.At("2026-02-28T14:59Z").Balance.ShouldBe(0);
        story.At("2026-02-28T15:00Z").Balance.ShouldBe(200);
        story.At("2026-03-31T14:59Z").Balance.ShouldBe(200);
        story.At("2026-03-31T15:00Z").Balance.ShouldBe(400);
        story.At("2030-01-01T00:00Z").Balance.ShouldBe(400);
    }

    [Fact]
    public void A_birthday_gives_at_the_first_instant_of_its_month_in_the_zone_of_the_program()
    {
        // New York is five hours behind in March before summer time.
        var story = new Story(Programs.With(Birthday, zone: "America/New_York"), birthdayMonth: 3);

        story.At("2026-03-01T04:59Z").Balance.ShouldBe(0);
        story.At("2026-03-01T05:00Z").Balance.ShouldBe(1500);
        story.At("2027-03-01T04:59Z").Balance.ShouldBe(1500);
        story.At("2027-03-01T05:00Z").Balance.ShouldBe(3000);
    }

    [Fact]
    public void Who_enrols_within_the_birthday_month_gets_the_points_at_once_and_again_next_year()
    {
        var story = new Story(Programs.With(Birthday), "2026-05-20T10:00Z", birthdayMonth: 5);

        story.At("2026-05-20T10:00Z").Balance.ShouldBe(1500);
        story.At("2027-04-30T23:59Z").Balance.ShouldBe(1500);
        story.At("2027-05-01T00:00Z").Balance.ShouldBe(3000);
    }

    [Fact]
    public void A_birthday_told_later_gives_within_its_month_and_never_twice_in_a_calendar_year()
    {
        var story = new Story(Programs.With(Birthday));

        story.Do(new TellBirthday("one", Story.Time("2026-04-10T00:00Z"), 3)).Points.ShouldBe(0);
        story.Do(new TellBirthday("two", Story.Time("2026-05-10T00:00Z"), 5)).Points.ShouldBe(1500);
        story.Do(new TellBirthday("three", Story.Time("2026-06-10T00:00Z"), 8)).Points.ShouldBe(0);
        story.At("2026-12-31T00:00Z").Balance.ShouldBe(1500);
        story.At("2027-08-01T00:00Z").Balance.ShouldBe(3000);
    }
}
