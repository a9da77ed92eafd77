namespace Loyalty.Model.Tests;

/// <summary>Events that arrive after the account has seen a later time, and ids that come again.</summary>
public sealed class EventTimeTests
{
    [Fact]
    public void A_late_order_is_priced_by_the_promotions_of_its_own_time()
    {
        var story = new Story(Programs.With(
            promotions: """{ "id": "d", "multiply": 2, "until": "2026-02-01T00:00", "stack": "best" }"""));
        story.Buy("2026-03-01T00:00Z", 10).Points.ShouldBe(10);

        story.Buy("2026-01-31T00:00Z", 10).Points.ShouldBe(20);
    }

    [Fact]
    public void A_late_order_expires_by_its_own_time_and_may_be_gone_at_once()
    {
        var story = new Story(Programs.With(points: """ "expire": { "after": "P1M", "at": "endOfDay" } """));
        story.Buy("2026-03-01T00:00Z", 10);
        story.Buy("2026-02-20T00:00Z", 20);
        var receipt = story.Buy("2026-01-10T00:00Z", 40);

        (receipt.Points, receipt.Balance).ShouldBe((40, 30));
        story.LotsAt("2026-03-01T00:00Z").ShouldBe("20 until 2026-03-21T00:00Z; 10 until 2026-04-02T00:00Z");
        var figures = story.At("2026-03-01T00:00Z");
        (figures.Expired, figures.LifetimePoints).ShouldBe((40, 70));
    }

    [Fact]
    public void A_late_order_pays_what_is_owed_even_where_its_points_have_expired()
    {
        var story = new Story(Programs.With(points: """ "expire": { "after": "P1M", "at": "endOfDay" } """));
        story.Buy("2026-03-01T00:00Z", 50, "one");
        story.Redeem("2026-03-02T00:00Z", 50);
        story.Return("2026-03-03T00:00Z", "one").Owed.ShouldBe(50);

        var receipt = story.Buy("2026-01-10T00:00Z", 70);

        (receipt.Balance, receipt.Owed).ShouldBe((0, 0));
        story.At("2026-03-03T00:00Z").Expired.ShouldBe(20);
    }

    [Fact]
    public void A_late_order_qualifies_by_its_own_time()
    {
        var story = new Story(Programs.With(
            Programs.OnePerUnit + "," + Programs.BonusForSilver,
            tiers: Programs.Tiers("spend", "\"over\": \"P1M\", \"downgrade\": \"atOnce\"")));
        story.Buy("2026-03-10T00:00Z", 100);

        // Basic on 9 March, silver on the 11th.
        story.Buy("2026-03-09T00:00Z", 100).Points.ShouldBe(100);
        // On 9 April the 100 of 9 March leave, and gold, reached on 10 March by both, with them.
        story.TierAt("2026-04-08T23:59Z").ShouldBe("gold");
        story.TierAt("2026-04-09T00:00Z").ShouldBe("silver");
        story.TierAt("2026-04-10T00:00Z").ShouldBe("basic");
    }

    [Fact]
    public void Order_numbers_follow_the_order_of_arrival()
    {
        var story = new Story(Programs.With("""
            { "id": "first", "on": "purchase", "where": { "orderNumber": [1] }, "give": { "points": 150 } }
            """));

        story.Buy("2026-03-01T00:00Z", 10).Points.ShouldBe(150);
        story.Buy("2026-02-01T00:00Z", 10).Points.ShouldBe(0);
    }

    [Fact]
    public void Late_pending_points_are_available_at_once_where_their_time_has_passed()
    {
        var story = new Story(Programs.With(points: """ "pendingFor": "P14D" """));
        story.Do(new TimePasses("tick", Story.Time("2026-03-01T00:00Z")));

        var receipt = story.Buy("2026-01-10T00:00Z", 10);

        (receipt.Points, receipt.Pending, receipt.Balance).ShouldBe((10, 0, 10));
    }

    [Fact]
    public void A_limit_counts_around_the_own_time_of_a_late_activity()
    {
        var story = new Story(Programs.With("""
            { "id": "share", "on": "activity:share", "give": { "points": 80 }, "limit": { "times": 1, "per": "P1D" } }
            """));
        story.Act("2026-01-10T00:00Z", "share").Points.ShouldBe(80);
        story.Act("2026-01-05T00:00Z", "share").Points.ShouldBe(80);
        story.Act("2026-01-05T12:00Z", "share").Points.ShouldBe(0);
    }

    [Fact]
    public void The_same_id_again_gives_the_same_receipt_and_other_content_is_refused()
    {
        var story = new Story(Programs.With());
        var first = story.Buy("2026-01-02T00:00Z", 10, "one");
        story.Buy("2026-01-03T00:00Z", 5);

        story.Buy("2026-01-02T00:00Z", 10, "one").ShouldBeEquivalentTo(first);
        story.Buy("2026-01-02T00:00Z", 11, "one").Refusal.ShouldBe("id-reused");
        story.At("2026-01-03T00:00Z").Balance.ShouldBe(15);
    }

    [Fact]
    public void A_second_enrolment_changes_nothing()
    {
        var story = new Story(Programs.With(), "2026-01-10T00:00Z");

        story.Do(new Enrolment("again", Story.Time("2026-01-11T00:00Z"), 1)).Refusal.ShouldBe("already-enrolled");
    }
}
