namespace Loyalty.Model.Tests;

public sealed class ReturnTests
{
    private const string OneMonth = """ "expire": { "after": "P1M", "at": "endOfDay" } """;

    [Fact]
    public void A_whole_return_takes_back_all_that_the_order_gave()
    {
        var story = new Story(Programs.With(Programs.OnePerUnit + """
            , { "id": "first", "on": "purchase", "where": { "orderNumber": [1] }, "give": { "points": 150 } }
            """));
        story.Buy("2026-01-02T00:00Z", 100, "one").Points.ShouldBe(250);

        story.Return("2026-01-03T00:00Z", "one").Points.ShouldBe(-250);

        var figures = story.At("2026-01-03T00:00Z");
        (figures.Balance, figures.LifetimePoints, figures.Reversed).ShouldBe((0, 0, 250));
        story.Return("2026-01-03T00:00Z", "one").Refusal.ShouldBe("more-than-left");
    }

    [Fact]
    public void Of_several_lines_of_one_article_the_last_goes_back_first()
    {
        var story = new Story(Programs.With());
        story.Buy("2026-01-02T00:00Z", [new("A", 1, 10), new("B", 1, 5), new("A", 2, 20)], "one").Points.ShouldBe(55);

        story.Return("2026-01-03T00:00Z", "one", "A", 1).Points.ShouldBe(-20);
        // One more of the last line, then the one of the first.
        story.Return("2026-01-03T00:00Z", "one", "A", 2).Points.ShouldBe(-30);
        story.Return("2026-01-03T00:00Z", "one", "A", 1).Refusal.ShouldBe("more-than-left");
        story.Return("2026-01-03T00:00Z", "one", "B", 1).Points.ShouldBe(-5);
    }

    [Fact]
    public void Each_return_takes_the_difference_to_the_price_of_what_is_kept()
    {
        var story = new Story(Programs.With());
        // 1.50 gives 1; two pieces kept, 1.00, still 1; one piece kept, 0.50, none.
        story.Buy("2026-01-02T00:00Z", [new("A", 3, 0.50m)], "one").Points.ShouldBe(1);

        story.Return("2026-01-03T00:00Z", "one", "A", 1).Points.ShouldBe(0);
        story.Return("2026-01-03T00:00Z", "one", "A", 1).Points.ShouldBe(-1);
        story.Return("2026-01-03T00:00Z", "one", "A", 1).Points.ShouldBe(0);
    }

    [Fact]
    public void A_bonus_that_the_kept_lines_do_not_earn_goes_back_too()
    {
        var story = new Story(Programs.With(Programs.OnePerUnit + """
            , { "id": "big", "on": "purchase", "where": { "minOrder": { "EUR": 100 } }, "give": { "points": 30 } }
            """));
        story.Buy("2026-01-02T00:00Z", [new("A", 2, 60)], "one").Points.ShouldBe(150);

        // 60 kept: 60 points and no bonus. 150 - 60.
        story.Return("2026-01-03T00:00Z", "one", "A", 1).Points.ShouldBe(-90);
    }

    [Fact]
    public void A_return_that_would_earn_more_takes_nothing_back_and_gives_nothing()
    {
        // From 100 on, a flat 10 stands in place of 1 per unit.
        var story = new Story(Programs.With(Programs.OnePerUnit + """
            , { "id": "flat", "on": "purchase", "where": { "minOrder": { "EUR": 100 } },
                "give": { "points": 10 }, "instead": ["purchase"] }
            """));
        story.Buy("2026-01-02T00:00Z", [new("A", 2, 60)], "one").Points.ShouldBe(10);

        story.Return("2026-01-03T00:00Z", "one", "A", 1).Points.ShouldBe(0);
        story.Return("2026-01-03T00:00Z", "one", "A", 1).Points.ShouldBe(-10);
    }

    [Fact]
    public void A_return_by_amount_lowers_the_lines_in_proportion_and_exactly()
    {
        var story = new Story(Programs.With("""{ "id": "p", "on": "purchase", "give": { "points": 100, "per": 1 } }"""));
        story.Buy("2026-01-02T00:00Z", [new("A", 1, 10), new("B", 1, 20)], "one").Points.ShouldBe(3000);

        // A third goes back: 6.66.. and 13.33.. are left, together 20 and not 19.99.
        story.ReturnAmount("2026-01-03T00:00Z", "one", 10).Points.ShouldBe(-1000);
        // B is kept at 13.33..: 1333. 2000 - 1333.
        story.Return("2026-01-04T00:00Z", "one", "A", 1).Points.ShouldBe(-667);
        story.ReturnAmount("2026-01-04T00:00Z", "one", 13.34m).Refusal.ShouldBe("more-than-left");
        story.Return("2026-01-05T00:00Z", "one").Points.ShouldBe(-1333);
        story.At("2026-01-05T00:00Z").LifetimePoints.ShouldBe(0);
    }

    [Fact]
    public void What_is_already_spent_is_owed_and_later_earning_pays_it_first()
    {
        var story = new Story(Programs.With());
        story.Buy("2026-01-02T00:00Z", 100, "one");
        story.Redeem("2026-01-03T00:00Z", 80);

        // 20 are left of 100.
        var receipt = story.Return("2026-01-04T00:00Z", "one");
        (receipt.Points, receipt.Balance, receipt.Owed).ShouldBe((-100, 0, 80));

        var first = story.Buy("2026-01-05T00:00Z", 50);
        (first.Points, first.Balance, first.Owed).ShouldBe((50, 0, 30));
        var second = story.Buy("2026-01-06T00:00Z", 50);
        (second.Points, second.Balance, second.Owed).ShouldBe((50, 20, 0));
        story.At("2026-01-06T00:00Z").LifetimePoints.ShouldBe(100);
    }

    [Fact]
    public void Points_that_paid_a_debt_are_spent_when_their_own_order_goes_back()
    {
        var story = new Story(Programs.With());
        story.Buy("2026-01-02T00:00Z", 100, "one");
        story.Redeem("2026-01-03T00:00Z", 100);
        story.Return("2026-01-04T00:00Z", "one");
        story.Buy("2026-01-05T00:00Z", 130, "two");
        story.At("2026-01-05T00:00Z").Balance.ShouldBe(30);

        // 130 go back: 30 from the lot, 100 owed again.
        var receipt = story.Return("2026-01-06T00:00Z", "two");

        (receipt.Points, receipt.Balance, receipt.Owed).ShouldBe((-130, 0, 100));
    }

    [Fact]
    public void Where_debt_is_capped_what_is_missing_is_let_go()
    {
        var story = new Story(Programs.With(debt: "capped"));
        story.Buy("2026-01-02T00:00Z", 100, "one");
        story.Redeem("2026-01-03T00:00Z", 80);

        var receipt = story.Return("2026-01-04T00:00Z", "one");

        (receipt.Points, receipt.Balance, receipt.Owed).ShouldBe((-20, 0, 0));
        story.At("2026-01-04T00:00Z").LifetimePoints.ShouldBe(0);
    }

    [Fact]
    public void Points_come_from_the_lot_of_the_order_first()
    {
        var story = new Story(Programs.With(points: OneMonth));
        story.Buy("2026-01-10T00:00Z", 100, "one");
        story.Buy("2026-01-12T00:00Z", 100, "two");

        story.Return("2026-01-13T00:00Z", "two");

        story.LotsAt("2026-01-13T00:00Z").ShouldBe("100 until 2026-02-11T00:00Z");
    }

    [Fact]
    public void What_the_own_lot_lacks_comes_from_the_others_oldest_expiry_first()
    {
        var story = new Story(Programs.With(points: OneMonth));
        story.Buy("2026-01-10T00:00Z", 100, "one");
        story.Buy("2026-01-12T00:00Z", 100, "two");
        story.Buy("2026-01-14T00:00Z", 100, "three");
        story.Redeem("2026-01-15T00:00Z", 70);

        // 30 of the own lot of the 10th, then 70 of the 12th.
        story.Return("2026-01-16T00:00Z", "one").Points.ShouldBe(-100);

        story.LotsAt("2026-01-16T00:00Z").ShouldBe("30 until 2026-02-13T00:00Z; 100 until 2026-02-15T00:00Z");
    }

    [Fact]
    public void The_part_that_has_expired_is_let_go_and_the_spent_part_is_taken()
    {
        var story = new Story(Programs.With(points: OneMonth));
        story.Buy("2026-01-10T00:00Z", 100, "one");
        story.Redeem("2026-01-20T00:00Z", 30);
        story.Buy("2026-02-01T00:00Z", 100);

        // 70 expired on 11 February. Of the 100 that go back they are let go, and 30 come from the lot of February.
        var receipt = story.Return("2026-02-15T00:00Z", "one");

        (receipt.Points, receipt.Balance, receipt.Owed).ShouldBe((-30, 70, 0));
        var figures = story.At("2026-02-15T00:00Z");
        (figures.Expired, figures.Reversed, figures.LifetimePoints).ShouldBe((70, 30, 100));
    }

    [Fact]
    public void What_has_expired_is_let_go_once_over_all_returns()
    {
        var story = new Story(Programs.With(points: OneMonth));
        story.Buy("2026-01-10T00:00Z", [new("A", 2, 50)], "one");
        story.Redeem("2026-01-20T00:00Z", 30);
        story.Buy("2026-02-01T00:00Z", 100);

        // 70 expired: the first 50 are let go, of the second 20 are, and 30 are taken.
        story.Return("2026-02-15T00:00Z", "one", "A", 1).Points.ShouldBe(0);
        story.Return("2026-02-15T00:00Z", "one", "A", 1).Points.ShouldBe(-30);
    }

    [Fact]
    public void Without_other_points_the_spent_part_of_an_expired_lot_is_owed()
    {
        var story = new Story(Programs.With(points: OneMonth));
        story.Buy("2026-01-10T00:00Z", 100, "one");
        story.Redeem("2026-01-20T00:00Z", 30);

        var receipt = story.Return("2026-02-15T00:00Z", "one");

        (receipt.Points, receipt.Balance, receipt.Owed).ShouldBe((-30, 0, 30));
    }

    [Fact]
    public void An_order_that_nobody_placed_cannot_go_back() =>
        new Story(Programs.With()).Return("2026-01-02T00:00Z", "none").Refusal.ShouldBe("unknown-order");
}
