using Loyalty.Domain.Tests.Programs;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>Members of the storefront, in numbers that were worked out by hand.</summary>
public sealed class StorefrontStoryTests
{
    private const string Joined = "2026-02-10T09:00-05:00";

    [Fact]
    public void First_purchase_gives_100_points_a_dollar_and_150_more()
    {
        var ann = Ann();

        ann.Buy("2026-02-10T09:05-05:00", 10).ShouldBe(1150, "10 × 100 + 150 for the first order");
        ann.Buy("2026-02-10T09:06-05:00", 0.99m).ShouldBe(99, "0.99 × 100, and no first order any more");
        ann.Buy("2026-02-10T09:07-05:00", 0.019m).ShouldBe(1, "1.9 points are rounded down");
        ann.Balance.ShouldBe(1150 + 99 + 1);
    }

    [Fact]
    public void Review_is_rewarded_once_for_each_product()
    {
        var ann = Ann();

        ann.Act("2026-02-11T09:00-05:00", "review", "shirt").ShouldBe(50);
        ann.Act("2026-02-12T09:00-05:00", "review", "shirt").ShouldBe(0, "the shirt was reviewed");
        ann.Act("2026-02-12T09:00-05:00", "review", "shoes").ShouldBe(50);
    }

    [Fact]
    public void Fourth_share_within_a_day_gives_nothing()
    {
        var ann = Ann();

        ann.Act("2026-02-11T09:00-05:00", "socialShare").ShouldBe(80);
        ann.Act("2026-02-11T10:00-05:00", "socialShare").ShouldBe(80);
        ann.Act("2026-02-11T11:00-05:00", "socialShare").ShouldBe(80);
        ann.Act("2026-02-12T08:59-05:00", "socialShare").ShouldBe(0, "three since the same time yesterday");
        ann.Act("2026-02-12T09:00-05:00", "socialShare").ShouldBe(80, "the first one is exactly a day old: the start is excluded");
    }

    [Fact]
    public void Birthday_month_gives_1500_once_a_year()
    {
        var ann = Ann(birthMonth: 2);

        ann.Balance.ShouldBe(1500, "she joined within her month");
        ann.At("2026-02-28T23:59-05:00").LifetimePoints.ShouldBe(1500);
        ann.At("2027-01-31T23:59-05:00").LifetimePoints.ShouldBe(1500 + 200, "two months of membership gave 200");
        ann.At("2027-02-01T00:00-05:00").LifetimePoints.ShouldBe(1500 + 200 + 1500, "the first instant of February");
    }

    [Fact]
    public void Two_months_of_membership_give_200_at_the_time_of_joining()
    {
        var ann = Ann();

        ann.At("2026-04-10T08:59-04:00").Balance.ShouldBe(0);
        ann.At("2026-04-10T09:00-04:00").Balance.ShouldBe(200, "the clock reads nine again, in summer time");
    }

    [Fact]
    public void Hundredth_order_gives_500_more()
    {
        var ann = Ann();
        for (var order = 1; order < 100; order++)
            ann.Buy("2026-02-11T09:00-05:00", 0.10m).ShouldBe(order == 1 ? 160 : 10);

        ann.Buy("2026-02-11T09:00-05:00", 0.10m).ShouldBe(510, "0.10 × 100 + 500");
        ann.Buy("2026-02-11T09:00-05:00", 0.10m).ShouldBe(10);
    }

    [Fact]
    public void Hundredth_order_is_the_hundredth_that_is_kept()
    {
        var ann = Ann();
        for (var order = 1; order < 100; order++)
            ann.Buy("2026-02-11T09:00-05:00", 0.10m, $"o{order}");

        ann.Return("2026-02-11T10:00-05:00", "o50");

        ann.Buy("2026-02-11T11:00-05:00", 0.10m).ShouldBe(10, "98 are kept: this is the 99th");
        ann.Buy("2026-02-11T11:00-05:00", 0.10m).ShouldBe(510);
    }

    [Theory]
    [InlineData("2026-11-26T23:59:59.999999999-05:00", 100)]
    [InlineData("2026-11-27T00:00-05:00", 200)]
    [InlineData("2026-11-30T23:59:59.999999999-05:00", 200)]
    [InlineData("2026-12-01T00:00-05:00", 100)]
    [InlineData("2026-12-20T00:00-05:00", 200)]
    [InlineData("2026-12-27T00:00-05:00", 100)]
    public void Points_double_from_midnight_to_midnight_in_new_york(string at, long points)
    {
        var ann = Ann();
        ann.Buy("2026-02-11T09:00-05:00", 1);

        ann.Buy(at, 1).ShouldBe(points);
    }

    [Fact]
    public void Gold_begins_at_5001_points()
    {
        var ann = Ann();
        ann.Buy("2026-02-11T09:00-05:00", 8.50m);
        ann.Tier.ShouldBe("bronze", "850 + 150 = 1000");
        ann.Buy("2026-02-11T09:01-05:00", 0.01m);
        ann.Tier.ShouldBe("silver", "1001");
        ann.Buy("2026-02-11T09:02-05:00", 39.99m);
        ann.Tier.ShouldBe("silver", "5000");

        ann.Buy("2026-02-11T09:03-05:00", 0.01m);

        ann.Tier.ShouldBe("gold", "5001");
    }

    [Fact]
    public void Tier_goes_at_once_with_the_return_that_it_was_reached_by()
    {
        var ann = Ann();
        ann.Buy("2026-02-11T09:00-05:00", 10);
        ann.Buy("2026-02-12T09:00-05:00", 50, "coat");
        ann.Tier.ShouldBe("gold", "1150 + 5000 = 6150");

        ann.Return("2026-02-20T09:00-05:00", "coat").ShouldBe(5000);

        ann.Tier.ShouldBe("silver", "1150, though nothing goes down by the passing of time");
    }

    [Fact]
    public void Later_earning_pays_what_is_owed_first()
    {
        var ann = Ann();
        ann.Buy("2026-02-11T09:00-05:00", 10, "coat");
        ann.Redeem("2026-02-12T09:00-05:00", "ten-percent").ShouldBe(1000);

        ann.Return("2026-02-13T09:00-05:00", "coat").ShouldBe(1150, "150 are left and taken, 1000 are owed");
        (ann.Balance, ann.Owed).ShouldBe((0, 1000));

        ann.Buy("2026-02-14T09:00-05:00", 5).ShouldBe(650, "500, and 150 as nothing else is kept: it is the first order");
        (ann.Balance, ann.Owed).ShouldBe((0, 350));
        ann.Buy("2026-02-15T09:00-05:00", 5);
        (ann.Balance, ann.Owed).ShouldBe((150, 0), "of 500 points 350 pay");
    }

    [Fact]
    public void Points_expire_with_the_day_twelve_months_after_they_were_earned()
    {
        var ann = Ann();
        ann.Buy("2026-03-07T15:00-05:00", 10);

        ann.At("2027-03-07T23:59:59.999999999-05:00").Balance.ShouldBe(1150 + 200);
        ann.At("2027-03-08T00:00-05:00").Balance.ShouldBe(200, "the 200 of two months' membership are younger");
        ann.Tier.ShouldBe("silver", "lifetime points stay");
    }

    private static MemberStory Ann(int? birthMonth = null) => new(Documents.Storefront, Joined, birthMonth);
}
