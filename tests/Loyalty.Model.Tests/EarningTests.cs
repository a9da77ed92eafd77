namespace Loyalty.Model.Tests;

public sealed class EarningTests
{
    [Fact]
    public void Points_per_unit_are_rounded_once_an_order_and_not_once_a_line()
    {
        var story = new Story(Programs.With());

        // 0.50 + 0.50 is 1.00, so 1 point; rounded line by line it would be none.
        story.Buy("2026-01-02T00:00Z", [new("A", 1, 0.50m), new("B", 1, 0.50m)]).Points.ShouldBe(1);
    }

    [Theory]
    [InlineData("down", 2.5, 2)]
    [InlineData("down", 3.5, 3)]
    [InlineData("nearest", 2.5, 2)]
    [InlineData("nearest", 3.5, 4)]
    [InlineData("nearest", 2.51, 3)]
    [InlineData("up", 2.5, 3)]
    [InlineData("up", 2.01, 3)]
    [InlineData("up", 2, 2)]
    public void Rounding_is_what_the_program_says(string rounding, double price, long points) =>
        new Story(Programs.With(points: $"\"rounding\": \"{rounding}\"")).Buy("2026-01-02T00:00Z", (decimal)price)
            .Points.ShouldBe(points);

    [Fact]
    public void Points_are_given_for_each_full_part_of_an_amount()
    {
        var story = new Story(Programs.With("""{ "id": "p", "on": "purchase", "give": { "points": 3, "per": 20 } }"""));

        // 3 x 50 / 20 = 7.5, down to 7.
        story.Buy("2026-01-02T00:00Z", 50).Points.ShouldBe(7);
    }

    [Fact]
    public void A_rule_without_per_gives_once_an_order_however_many_lines()
    {
        var story = new Story(Programs.With(
            """{ "id": "b", "on": "purchase", "where": { "sku": ["A", "B"] }, "give": { "points": 30 } }"""));

        story.Buy("2026-01-02T00:00Z", [new("A", 2, 5), new("B", 1, 5)]).Points.ShouldBe(30);
        story.Buy("2026-01-02T00:00Z", [new("C", 2, 5)]).Points.ShouldBe(0);
    }

    [Fact]
    public void A_filter_picks_the_lines_that_count()
    {
        var story = new Story(Programs.With("""
            { "id": "p", "on": "purchase", "where": { "category": ["shoes"], "region": ["FR", "BE"] },
              "give": { "points": 1, "per": 1 } }
            """));

        story.Buy("2026-01-02T00:00Z", [new("A", 2, 10, "shoes"), new("B", 1, 7, "hats"), new("C", 1, 7)]).Points.ShouldBe(20);
    }

    [Theory]
    [InlineData("\"tag\": [\"staff\"]", 10)]
    [InlineData("\"tag\": [\"other\"]", 0)]
    [InlineData("\"channel\": [\"web\", \"app\"]", 10)]
    [InlineData("\"channel\": [\"store\"]", 0)]
    [InlineData("\"brand\": [\"X\"]", 0)]
    [InlineData("\"paymentMethod\": [\"card\"]", 10)]
    [InlineData("\"partner\": [\"P\"]", 0)]
    [InlineData("\"minOrder\": { \"EUR\": 10 }", 10)]
    [InlineData("\"minOrder\": { \"EUR\": 10.01 }", 0)]
    [InlineData("\"minOrder\": { \"USD\": 1 }", 0)]
    [InlineData("\"minLine\": { \"EUR\": 6 }", 6)]
    public void Every_key_of_a_filter_must_hold(string where, long points)
    {
        var rule = $$"""
            { "id": "p", "on": "purchase", "where": { {{where}} }, "give": { "points": 1, "per": 1 } }
            """;

        // Lines of 6 and 4, an order of 10.
        new Story(Programs.With(rule)).Buy("2026-01-02T00:00Z", [new("A", 3, 2), new("B", 1, 4)], payment: "card")
            .Points.ShouldBe(points);
    }

    [Fact]
    public void A_rule_instead_of_another_replaces_it_for_the_lines_that_it_takes()
    {
        var story = new Story(Programs.With(Programs.OnePerUnit + """
            , { "id": "shoes", "on": "purchase", "where": { "category": ["shoes"] },
                "give": { "points": 3, "per": 1 }, "instead": ["purchase"] }
            """));

        // Shoes: 3 x 10. The hat: 1 x 5.
        var receipt = story.Buy("2026-01-02T00:00Z", [new("A", 1, 10, "shoes"), new("B", 1, 5, "hats")]);

        receipt.Points.ShouldBe(35);
        receipt.Breakdown.ShouldBe([new Share("purchase", null, 5), new Share("shoes", null, 30)]);
    }

    [Fact]
    public void The_order_number_counts_kept_purchases()
    {
        var story = new Story(Programs.With("""
            { "id": "first", "on": "purchase", "where": { "orderNumber": [1] }, "give": { "points": 150 } }
            """));

        story.Buy("2026-01-02T00:00Z", 10, "one").Points.ShouldBe(150);
        story.Buy("2026-01-03T00:00Z", 10, "two").Points.ShouldBe(0);
        story.Return("2026-01-04T00:00Z", "one").Points.ShouldBe(-150);
        // One purchase is kept: the next is number 2.
        story.Buy("2026-01-05T00:00Z", 10).Points.ShouldBe(0);
        story.At("2026-01-06T00:00Z").LifetimePoints.ShouldBe(0);
    }

    [Fact]
    public void The_tier_of_a_filter_is_the_one_before_the_order()
    {
        var story = new Story(Programs.With(
            Programs.OnePerUnit + "," + Programs.BonusForSilver,
            tiers: Programs.Tiers("lifetimePoints")));

        story.Buy("2026-01-02T00:00Z", 100).Points.ShouldBe(100);
        story.Buy("2026-01-03T00:00Z", 1).Points.ShouldBe(1001);
    }

    [Fact]
    public void An_order_in_a_currency_that_the_program_does_not_know_is_refused() =>
        new Story(Programs.With()).Buy("2026-01-02T00:00Z", [new("A", 1, 5)], currency: "USD")
            .Refusal.ShouldBe("unknown-currency");
}
