namespace Loyalty.Model.Tests;

public sealed class PendingTests
{
    private const string Fortnight = """ "pendingFor": "P14D" """;

    [Fact]
    public void Pending_points_are_not_spendable_before_their_time_and_are_then_by_themselves()
    {
        var story = new Story(Programs.With(points: Fortnight));
        var receipt = story.Buy("2026-01-02T10:00Z", 100);
        (receipt.Points, receipt.Pending, receipt.Balance).ShouldBe((100, 100, 0));

        story.Redeem("2026-01-16T09:59Z", 1).Refusal.ShouldBe("insufficient-points");
        story.At("2026-01-16T09:59Z").Pending.ShouldBe(100);
        story.Redeem("2026-01-16T10:00Z", 100).Refusal.ShouldBeNull();
        story.At("2026-01-16T10:00Z").Pending.ShouldBe(0);
    }

    [Fact]
    public void The_period_is_calendar_time_in_the_zone_of_the_program()
    {
        // Ten in the morning in New York stays ten in the morning over 8 March: 15:00Z before, 14:00Z after.
        var story = new Story(Programs.With(points: Fortnight, zone: "America/New_York"));
        story.Buy("2026-03-01T15:00Z", 100);

        story.At("2026-03-15T13:59Z").Balance.ShouldBe(0);
        story.At("2026-03-15T14:00Z").Balance.ShouldBe(100);
    }

    [Fact]
    public void Tiers_and_lifetime_count_them_at_once_and_lose_them_on_a_return()
    {
        var story = new Story(Programs.With(points: Fortnight, tiers: Programs.Tiers("lifetimePoints")));
        story.Buy("2026-01-02T00:00Z", 100, "one");
        story.TierAt("2026-01-02T00:00Z").ShouldBe("silver");

        var receipt = story.Return("2026-01-03T00:00Z", "one");

        (receipt.Points, receipt.Pending, receipt.Owed).ShouldBe((-100, -100, 0));
        story.TierAt("2026-01-03T00:00Z").ShouldBe("basic");
        story.At("2026-02-01T00:00Z").Balance.ShouldBe(0);
    }

    [Fact]
    public void A_return_takes_the_pending_lot_of_the_order_and_leaves_spendable_points_alone()
    {
        var story = new Story(Programs.With(points: Fortnight));
        story.Buy("2026-01-02T00:00Z", 100);
        story.Buy("2026-01-20T00:00Z", [new("A", 2, 25)], "two");

        story.Return("2026-01-21T00:00Z", "two", "A", 1);

        var figures = story.At("2026-01-21T00:00Z");
        (figures.Balance, figures.Pending).ShouldBe((100, 25));
    }

    [Fact]
    public void Pending_points_pay_what_is_owed_when_they_become_available()
    {
        var story = new Story(Programs.With(points: Fortnight));
        story.Buy("2026-01-02T00:00Z", 100, "one");
        story.Redeem("2026-01-20T00:00Z", 100);
        story.Return("2026-01-21T00:00Z", "one").Owed.ShouldBe(100);

        story.Buy("2026-01-22T00:00Z", 130).Owed.ShouldBe(100);

        var figures = story.At("2026-02-05T00:00Z");
        (figures.Owed, figures.Balance, figures.Pending).ShouldBe((0, 30, 0));
    }

    [Fact]
    public void At_the_same_instant_points_that_become_available_and_expire_are_gone()
    {
        var story = new Story(Programs.With(points: """ "pendingFor": "P14D", "expire": { "after": "P14D", "at": "exact" } """));
        story.Adjust("2026-01-01T00:00Z", 20);
        story.Buy("2026-01-02T00:00Z", 100);

        story.At("2026-01-15T23:59Z").Pending.ShouldBe(100);
        var figures = story.At("2026-01-16T00:00Z");
        (figures.Pending, figures.Balance, figures.Expired).ShouldBe((0, 0, 120));
    }
}
