using System.Text.Json;
using Loyalty.Contracts.Feed;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Vouchers;
using Loyalty.Grains.Tests.Cluster;
using static Loyalty.Grains.Tests.Cluster.Orders;

namespace Loyalty.Grains.Tests.Webhooks;

/// <summary>What happens, as systems that ask are told.</summary>
public sealed class FeedTests
{
    [Fact]
    public async Task A_year_of_a_member_tells_each_kind_that_the_program_gives_cause_for()
    {
        await using var shop = await Shop.Open(Programs.With(program =>
        {
            program["sandbox"] = true;
            program["earn"]!.AsArray().Single(rule => (string)rule!["id"]! == "review")!["give"] =
                new System.Text.Json.Nodes.JsonObject { ["reward"] = "free-shipping" };
        }));
        await shop.Catalogue().MoveClock(ShopClock.Start).Value();
        var anna = shop.Member("anna");
        await anna.Enrol(new EnrolRequest { MemberId = "anna", Birthday = "--07-14", Name = "Anna Bell", Email = "anna@shop.example" }).Value();
        await anna.Purchase(Order("1", 20)).Value();
        await anna.Act(new ActivityRequest { ActivityId = "a", Type = "review", Subject = "HAT" }).Value();
        var redeemed = await anna.Redeem(new RedemptionRequest { RedemptionId = "x", RewardId = "ten-percent" }).Value();
        var voucher = shop.Grains.GetGrain<IVoucherGrain>(VoucherKey.Of("storefront", redeemed.Voucher!.Code)!);
        await voucher.Cancel(new VoucherCancelRequest { CancelId = "c" }).Value();
        await voucher.Settle();
        await shop.Catalogue().SwitchPromotion("black-friday", active: false).Value();
        await shop.Catalogue().MoveClock(ShopClock.Start.AddYears(1).AddMonths(1)).Value();

        var told = await shop.Told();

        told.Where(happened => happened.Subject == "anna").Select(happened => $"{happened.Type["loyalty.".Length..]} {Text(happened)}").ShouldBe(
        [
            "balance.changed purchase 2150 of 2150",
            "tier.changed purchase bronze to silver",
            "milestone.reached purchase 1 purchases 150",
            "reward.earned activity free-shipping",
            "balance.changed redemption -1000 of 1150",
            "reward.redeemed redemption ten-percent 1000",
            "balance.changed cancellation 1000 of 2150",
            "reward.returned cancellation ten-percent 1000",
            "balance.changed membership 200 of 2350",
            "milestone.reached membership 2 months 200",
            "balance.changed birthday 1500 of 3850",
            "birthday.came birthday 1500",
            "points.expiring expiry-warning 2150",
            "balance.changed expiry -2150 of 1700",
        ]);
        told.Last(happened => happened.Data.PromotionId == "black-friday").Data.Active.ShouldBe(false);
        told.Select(happened => happened.Id).ShouldBeUnique();
        var everything = JsonSerializer.Serialize(told);
        foreach (var personal in new[] { "Bell", "anna@", "07-14", redeemed.Voucher.Code })
        {
            everything.ShouldNotContain(personal);
        }
    }

    [Fact]
    public async Task Pages_of_any_size_tell_the_same_and_the_last_one_tells_where_to_go_on()
    {
        await using var shop = await Shop.Open(Programs.Storefront, Programs.With(program => program["id"] = "other"));
        var members = await Task.WhenAll(Enumerable.Range(0, 5).Select(n => shop.Enrolled($"m{n}")));
        await (await shop.Enrolled("m0", "other")).Purchase(Order("1", 9)).Value();
        await Task.WhenAll(members.Select(member => member.Purchase(Order("1", 20)).Value()));

        var all = await shop.Told();
        (await shop.Told(limit: 1)).Select(Orders.Text).ShouldBe(all.Select(Orders.Text));
        (await shop.Told(limit: 4)).Select(Orders.Text).ShouldBe(all.Select(Orders.Text));
        all.ShouldAllBe(happened => happened.Source == "/v1/programs/storefront");

        var feed = shop.Grains.GetGrain<IFeedGrain>("storefront");
        var end = await feed.Read("", 1_000).Value();
        (await feed.Read(end.Next, 10).Value()).ShouldSatisfyAllConditions(
            page => page.Events.ShouldBeEmpty(), page => page.More.ShouldBeFalse(), page => page.Next.ShouldBe(end.Next));
        await shop.Restart();
        await shop.Member("m3").Purchase(Order("2", 1)).Value();
        (await shop.Grains.GetGrain<IFeedGrain>("storefront").Read(end.Next, 10).Value()).Events.ShouldHaveSingleItem().Subject.ShouldBe("m3");
        (await shop.Told()).Take(all.Count).Select(Orders.Text).ShouldBe(all.Select(Orders.Text));
        (await shop.Grains.GetGrain<IFeedGrain>("storefront").Read("no cursor", 10).Refusal()).Status.ShouldBe(400);
        (await shop.Grains.GetGrain<IFeedGrain>("none").Read("", 10).Refusal()).Code.ShouldBe("program-unknown");
    }

    private static string Text(CloudEvent happened)
    {
        var data = happened.Data;
        return data switch
        {
            { Balance: { } balance } => $"{data.Cause} {data.Points} of {balance}",
            { Tier: { } tier } => $"{data.Cause} {data.PreviousTier} to {tier}",
            { Months: { } months } => $"{data.Cause} {months} months {data.Points}",
            { Purchases: { } purchases } => $"{data.Cause} {purchases} purchases {data.Points}",
            { Rewards: { } rewards } => $"{data.Cause} {string.Join(',', rewards)}",
            { RewardId: { } reward } => $"{data.Cause} {reward} {data.Points}",
            _ => $"{data.Cause} {data.Points}",
        };
    }
}
