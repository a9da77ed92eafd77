namespace Loyalty.Model.Tests;

public sealed class PromotionTests
{
    private const string Double = """{ "id": "double", "multiply": 2, "stack": "best" }""";
    private const string Triple = """{ "id": "triple", "multiply": 3, "stack": "best" }""";
    private const string Extra = """{ "id": "extra", "add": { "points": 5, "per": 1 }, "stack": "add" }""";
    private const string More = """{ "id": "more", "add": { "points": 1, "per": 2 }, "stack": "add" }""";
    private const string Only = """{ "id": "only", "multiply": 1.5, "stack": "exclusive" }""";

    [Theory]
    [InlineData(Double, 20)] // 10 and the same again
    [InlineData(Double + "," + Triple, 30)] // 10 and the best: 20
    [InlineData(Extra, 60)] // 10 + 5 x 10
    [InlineData(Extra + "," + More, 65)] // 10 + 50 + 10 / 2
    [InlineData(Double + "," + Triple + "," + Extra, 80)] // 10 + 20 + 50
    [InlineData(Double + "," + Triple + "," + Extra + "," + Only, 15)] // 10 + 5, nothing else
    public void Promotions_stack_as_they_say(string promotions, long points) =>
        new Story(Programs.With(promotions: promotions)).Buy("2026-01-02T00:00Z", 10).Points.ShouldBe(points);

    [Fact]
    public void The_receipt_names_rule_and_promotion()
    {
        var receipt = new Story(Programs.With(promotions: Triple + "," + More)).Buy("2026-01-02T00:00Z", 10);

        receipt.Breakdown.ShouldBe([
            new Share("purchase", null, 10), new Share("purchase", "triple", 20), new Share("purchase", "more", 5)]);
    }

    [Fact]
    public void The_best_is_chosen_line_by_line()
    {
        var story = new Story(Programs.With(promotions: Double + """
            , { "id": "shoes", "multiply": 4, "where": { "category": ["shoes"] }, "stack": "best" }
            """));

        // Shoes 10: 10 + 30. Hat 5: 5 + 5.
        story.Buy("2026-01-02T00:00Z", [new("A", 1, 10, "shoes"), new("B", 1, 5, "hats")]).Points.ShouldBe(50);
    }

    [Fact]
    public void A_promotion_does_not_touch_points_given_once_an_order() =>
        new Story(Programs.With("""{ "id": "b", "on": "purchase", "give": { "points": 30 } }""", promotions: Double))
            .Buy("2026-01-02T00:00Z", 10).Points.ShouldBe(30);

    [Fact]
    public void Each_share_is_rounded_by_itself()
    {
        // 1.9 gives 1; the same again, rounded by itself, 1: not 3.8 down to 3.
        new Story(Programs.With(promotions: Double)).Buy("2026-01-02T00:00Z", 1.90m).Points.ShouldBe(2);
    }

    [Theory]
    [InlineData("2026-11-27T04:59Z", 10)]
    [InlineData("2026-11-27T05:00Z", 20)] // midnight in New York
    [InlineData("2026-12-01T04:59Z", 20)]
    [InlineData("2026-12-01T05:00Z", 10)]
    public void A_window_includes_its_start_and_not_its_end_in_the_zone_of_the_program(string at, long points) =>
        new Story(Programs.With(
            promotions: """
                { "id": "bf", "multiply": 2, "from": "2026-11-27T00:00", "until": "2026-12-01T00:00", "stack": "best" }
                """,
            zone: "America/New_York")).Buy(at, 10).Points.ShouldBe(points);

    [Theory]
    [InlineData("2026-01-03T04:59Z", 10)] // Friday 23:59 in New York
    [InlineData("2026-01-03T05:00Z", 20)]
    [InlineData("2026-01-04T04:59Z", 20)]
    [InlineData("2026-01-04T05:00Z", 10)]
    public void A_weekly_promotion_holds_on_its_days_in_the_zone_of_the_program(string at, long points) =>
        new Story(Programs.With(
            promotions: """{ "id": "sat", "multiply": 2, "weekly": ["sat"], "stack": "best" }""",
            zone: "America/New_York")).Buy(at, 10).Points.ShouldBe(points);

    [Fact]
    public void The_cap_of_a_member_is_not_exceeded_and_returns_free_it()
    {
        var story = new Story(Programs.With(promotions: """{ "id": "d", "multiply": 2, "stack": "best", "perMember": 25 }"""));

        story.Buy("2026-01-02T00:00Z", 20, "one").Points.ShouldBe(40);
        story.Buy("2026-01-03T00:00Z", 20, "two").Points.ShouldBe(25);
        story.Return("2026-01-04T00:00Z", "one").Points.ShouldBe(-40);
        // 5 of 25 are used by the second order.
        story.Buy("2026-01-05T00:00Z", 30).Points.ShouldBe(50);
    }

    [Fact]
    public void A_return_prices_with_the_cap_that_was_left_at_the_time_of_the_order()
    {
        var story = new Story(Programs.With(promotions: """{ "id": "d", "multiply": 2, "stack": "best", "perMember": 25 }"""));

        story.Buy("2026-01-02T00:00Z", 20);
        story.Buy("2026-01-03T00:00Z", [new("A", 2, 10)], "two").Points.ShouldBe(25);
        // One piece kept: 10 and 5 of the promotion, as 5 were left. 25 - 15 = 10.
        story.Return("2026-01-04T00:00Z", "two", "A", 1).Points.ShouldBe(-10);
    }

    [Fact]
    public void A_promotion_holds_from_the_moment_it_is_switched_on_until_it_is_switched_off()
    {
        var story = new Story(Programs.With(promotions: """{ "id": "d", "multiply": 2, "stack": "best", "active": false }"""));

        story.Buy("2026-01-02T00:00Z", 10).Points.ShouldBe(10);
        story.Do(new SwitchPromotion("on", Story.Time("2026-01-03T00:00Z"), "d", true));
        story.Buy("2026-01-03T00:00Z", [new("A", 2, 5)], "two").Points.ShouldBe(20);
        story.Do(new SwitchPromotion("off", Story.Time("2026-01-04T00:00Z"), "d", false));
        story.Buy("2026-01-04T00:00Z", 10).Points.ShouldBe(10);
        // The return obeys the promotions of the order's time: 20 - 2 x 5.
        story.Return("2026-01-05T00:00Z", "two", "A", 1).Points.ShouldBe(-10);
    }
}
