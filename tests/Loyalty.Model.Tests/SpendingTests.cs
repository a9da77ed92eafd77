namespace Loyalty.Model.Tests;

public sealed class SpendingTests
{
    private const string Rewards = """
        { "id": "ten-percent", "points": 40, "gives": { "percentOff": 10 } },
        { "id": "tote", "points": 10, "gives": { "product": "T" }, "tiers": ["silver"] }
        """;

    [Fact]
    public void A_redemption_spends_what_is_there_and_no_more()
    {
        var story = new Story(Programs.With());
        story.Buy("2026-01-02T00:00Z", 100);

        story.Redeem("2026-01-03T00:00Z", 101).Refusal.ShouldBe("insufficient-points");
        story.Redeem("2026-01-03T00:00Z", 100).Points.ShouldBe(-100);

        var figures = story.At("2026-01-03T00:00Z");
        (figures.Balance, figures.Redeemed, figures.LifetimePoints).ShouldBe((0, 100, 100));
    }

    [Fact]
    public void A_reward_costs_its_points_and_may_ask_for_a_tier()
    {
        var story = new Story(Programs.With(tiers: Programs.Tiers("lifetimePoints"), rewards: Rewards));
        story.Buy("2026-01-02T00:00Z", 99);

        story.RedeemReward("2026-01-03T00:00Z", "ten-percent").Points.ShouldBe(-40);
        story.RedeemReward("2026-01-03T00:00Z", "tote").Refusal.ShouldBe("tier-required");
        story.Buy("2026-01-04T00:00Z", 1);
        story.RedeemReward("2026-01-04T00:00Z", "tote").Points.ShouldBe(-10);
        story.RedeemReward("2026-01-04T00:00Z", "none").Refusal.ShouldBe("unknown-reward");
        story.At("2026-01-04T00:00Z").Balance.ShouldBe(50);
    }

    [Fact]
    public void Adjustments_count_as_earned_and_what_is_missing_is_owed()
    {
        var story = new Story(Programs.With());
        story.Adjust("2026-01-02T00:00Z", 50).Points.ShouldBe(50);
        story.Adjust("2026-01-03T00:00Z", -20).Points.ShouldBe(-20);
        story.Adjust("2026-01-03T00:00Z", -31).Owed.ShouldBe(1);

        var figures = story.At("2026-01-03T00:00Z");
        (figures.Balance, figures.LifetimePoints, figures.Issued, figures.Reversed).ShouldBe((0, -1, 50, 51));
    }

    [Fact]
    public void Points_that_staff_gives_pay_what_is_owed_first()
    {
        var story = new Story(Programs.With());
        story.Buy("2026-01-02T00:00Z", 100, "one");
        story.Redeem("2026-01-03T00:00Z", 100);
        story.Return("2026-01-04T00:00Z", "one");

        var receipt = story.Adjust("2026-01-05T00:00Z", 130);

        (receipt.Balance, receipt.Owed).ShouldBe((30, 0));
    }
}
