using System.Text.Json.Nodes;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Reports;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Reports;

/// <summary>Reports of a few orders, worked out by hand. A point is worth 0.0001 USD, a dollar gives 100 points, the first order 150 more.</summary>
public sealed class ReportTests
{
    private static readonly ReportQuery Now = new();

    private static string Document => Programs.With(program =>
    {
        program["rewards"]!.AsArray().Add(JsonNode.Parse(
            """{ "id": "donate", "points": 100, "gives": { "donation": "a-charity" }, "multiple": true }"""));
        program["promotions"] = new JsonArray(Programs.Promotion("double", 2));
    });

    [Fact]
    public async Task A_report_has_all_that_was_acknowledged_before_it_was_asked_for()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        for (var order = 1; order <= 20; order++)
        {
            await anna.Purchase(Orders.Order($"{order}", 10)).Value();
            (await Reports(shop).Points(Now).Value()).Totals.ShouldHaveSingleItem().Issued.ShouldBe(150 + (order * 1000));
        }
    }

    /// <summary>
    /// January: 10 dollars, 1,150 points. February: 20 dollars, 2,000 points, of which half go back. As of 1 March 2,150 points are
    /// outstanding: 1,150 of January, 1,000 of February. In March 500 are spent, of January, and 200 come for two months of membership.
    /// </summary>
    [Fact]
    public async Task Liability_is_as_it_was_at_any_date()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await Bought(shop);
        await anna.Redeem(Orders.Payment("r", 500)).Value();

        var march = await Reports(shop).Liability(new ReportQuery { To = "2026-03-01" }).Value();
        march.Totals.Select(total => (total.Currency, total.Available, total.Outstanding, total.Worth)).ShouldBe([("USD", 2150, 2150, 0.215m)]);
        march.Months.Select(month => (month.Month, month.Issued, month.Reversed, month.Outstanding, month.Worth))
            .ShouldBe([("2026-01", 1150, 0, 1150, 0.115m), ("2026-02", 2000, 1000, 1000, 0.1m)]);
        march.Tiers.Select(tier => (tier.Tier, tier.Outstanding)).ShouldBe([("silver", 2150)]);

        (await Reports(shop).Liability(new ReportQuery { To = "2026-02-01T00:00:00-05:00" }).Value()).Totals.Single().Outstanding.ShouldBe(1150);
        (await Reports(shop).Liability(new ReportQuery { To = "2025-12-01" }).Value()).Totals.ShouldBeEmpty();
        var now = await Reports(shop).Liability(Now).Value();
        now.Time.To.ShouldBe(ShopClock.Start);
        now.Months.Select(month => (month.Month, month.Redeemed, month.Outstanding))
            .ShouldBe([("2026-01", 500, 650), ("2026-02", 0, 1000), ("2026-03", 0, 200)]);
    }

    [Fact]
    public async Task Points_are_told_by_month_and_by_day()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await Bought(shop);

        var months = await Reports(shop).Points(Now).Value();
        months.Periods.Select(row => (row.Period, row.Issued, row.Reversed, row.Change))
            .ShouldBe([("2026-01", 1150, 0, 1150), ("2026-02", 2000, 1000, 1000)]);
        var days = await Reports(shop).Points(new ReportQuery { From = "2026-02-01", To = "2026-02-20", By = "day" }).Value();
        days.Periods.Select(row => (row.Period, row.Issued, row.Reversed)).ShouldBe([("2026-02-10", 2000, 0)]);
        days.Totals.ShouldHaveSingleItem().Issued.ShouldBe(2000);
    }

    /// <summary>Anna buys in January and February, Ben joins in February and buys nothing. Silver from 1,001 points.</summary>
    [Fact]
    public async Task Members_and_tiers_are_counted()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await Bought(shop);
        await shop.Member("ben").Enrol(new EnrolRequest { MemberId = "ben", EnrolledAt = Time("2026-02-11T12:00:00Z") }).Value();

        var members = await Reports(shop).Members(Now).Value();
        members.Members.ShouldBe(2);
        members.Periods.Select(row => (row.Period, row.Enrolled, row.Active, row.Returning))
            .ShouldBe([("2026-01", 1, 1, 0), ("2026-02", 1, 1, 1)]);
        var february = await Reports(shop).Members(new ReportQuery { From = "2026-02-01" }).Value();
        (february.Total.Enrolled, february.Total.Active, february.Total.Returning).ShouldBe((1, 1, 1));

        var tiers = await Reports(shop).Tiers(Now).Value();
        tiers.Tiers.Where(tier => tier.Members > 0).Select(tier => (tier.Tier, tier.Members)).ShouldBe([("bronze", 1), ("silver", 1)]);
        tiers.Moves.Select(move => (move.From, move.To, move.Members)).ShouldBe([("bronze", "silver", 1)]);
        (await Reports(shop).Tiers(new ReportQuery { From = "2026-02-01" }).Value()).Moves.ShouldBeEmpty();
    }

    /// <summary>
    /// 30 dollars at a hotel give 3,000 and as many by the promotion, and 150; 10 dollars back take 1,000 and 1,000. 300 are donated.
    /// </summary>
    [Fact]
    public async Task Promotions_partners_and_associations_are_settled()
    {
        await using var shop = await Shop.Open(Document);
        var anna = await shop.Enrolled("anna");
        await anna.Purchase(Orders.Order("1", 30) with { Partner = "hotel" }).Value();
        await anna.Return(new ReturnRequest { ReturnId = "b", OrderId = "1", Amount = 10 }).Value();
        await anna.Redeem(new RedemptionRequest { RedemptionId = "d", RewardId = "donate", Points = 300 }).Value();

        var promotion = (await Reports(shop).Promotions(Now).Value()).Promotions.ShouldHaveSingleItem();
        (promotion.Id, promotion.Currency, promotion.Orders, promotion.Spend, promotion.Returned).ShouldBe(("double", "USD", 1, 30, 10));
        (promotion.Given, promotion.Taken, promotion.Net, promotion.Worth).ShouldBe((3000, 1000, 2000, 0.2m));
        var partners = await Reports(shop).Partners(Now).Value();
        var hotel = partners.Partners.ShouldHaveSingleItem();
        (hotel.Id, hotel.Orders, hotel.Spend, hotel.Returned, hotel.Given, hotel.Taken).ShouldBe(("hotel", 1, 30, 10, 6150, 2000));
        partners.Donations.Select(gift => (gift.Association, gift.Times, gift.Points, gift.Worth)).ShouldBe([("a-charity", 1, 300, 0.03m)]);
    }

    [Theory]
    [InlineData("yesterday", null, null, "from: ")]
    [InlineData(null, "2026-02-30", null, "to: ")]
    [InlineData(null, "2026-02-03T10:00:00", null, "to: ")]
    [InlineData(null, "9999-01-01", null, "to: ")]
    [InlineData("2026-03-01", "2026-03-01", null, "from: a time before")]
    [InlineData(null, null, "week", "by: ")]
    [InlineData(null, "2026-01-10T12:02:00Z", null, "to: reports keep quarters of an hour")]
    public async Task What_is_no_time_is_refused(string? from, string? to, string? by, string told)
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await Bought(shop);
        await anna.Act(new ActivityRequest { ActivityId = "a", Type = "review", Subject = "HAT", OccurredAt = Time("2026-01-10T12:05:00Z") }).Value();

        var refusal = await Reports(shop).Points(new ReportQuery { From = from, To = to, By = by }).Refusal();

        refusal.Status.ShouldBe(400);
        refusal.Detail.ShouldStartWith(told);
    }

    [Fact]
    public async Task An_instant_within_a_quarter_of_an_hour_is_answered_where_nothing_lies_on_both_sides()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await Bought(shop);
        (await Reports(shop).Points(new ReportQuery { To = "2026-01-10T12:00:00.001Z" }).Value()).Totals.Single().Issued.ShouldBe(1150);
        (await Reports(shop).Points(new ReportQuery { From = "2026-02-10T12:00:00.001Z" }).Value()).Totals.Single().Issued.ShouldBe(0);
    }

    [Fact]
    public async Task A_program_that_is_not_there_has_no_reports()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        (await Reports(shop, "none").Points(Now).Refusal()).Code.ShouldBe("program-unknown");
        (await Reports(shop, "none").Rebuild().Refusal()).Status.ShouldBe(404);
    }

    private static async Task<IMemberGrain> Bought(Shop shop)
    {
        var anna = shop.Member("anna");
        await anna.Enrol(new EnrolRequest { MemberId = "anna", EnrolledAt = Time("2026-01-10T12:00:00Z") }).Value();
        await anna.Purchase(Orders.Order("1", 10) with { OccurredAt = Time("2026-01-10T12:00:00Z") }).Value();
        await anna.Purchase(Orders.Order("2", 20) with { OccurredAt = Time("2026-02-10T12:00:00Z") }).Value();
        await anna.Return(new ReturnRequest { ReturnId = "b", OrderId = "2", Amount = 10, OccurredAt = Time("2026-02-20T12:00:00Z") }).Value();
        return anna;
    }

    private static IReportGrain Reports(Shop shop, string program = "storefront") => shop.Grains.GetGrain<IReportGrain>(program);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
