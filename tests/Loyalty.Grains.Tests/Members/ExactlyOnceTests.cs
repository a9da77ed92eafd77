using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Members;

public sealed class ExactlyOnceTests
{
    [Fact]
    public async Task The_same_order_again_has_the_same_receipt_also_after_a_restart()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var first = await anna.Purchase(Orders.Order("1", 2.50m));
        first.Replayed.ShouldBeFalse();
        await anna.Purchase(Orders.Order("2", 100)).Value();

        await IsReplay(anna, first.Value!);
        await shop.Restart();
        await IsReplay(shop.Member("anna"), first.Value!);
        (await shop.Member("anna").Entries()).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Orders_sent_many_times_at_once_are_awarded_once()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => anna.Purchase(Orders.Order("1", 2))));
        answers.Count(answer => !answer.Replayed).ShouldBe(1);
        answers.Select(answer => Orders.Text(answer.Value)).Distinct().ShouldHaveSingleItem();
        (await anna.Get().Value()).Balance.ShouldBe(350);
    }

    [Fact]
    public async Task The_same_content_may_be_written_differently()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var order = Orders.Order("1", 2.50m) with { OccurredAt = ShopClock.Start, Shipping = 1.00m };
        await anna.Purchase(order).Value();
        var again = await anna.Purchase(Orders.Order("1", 2.5m) with
        {
            OccurredAt = ShopClock.Start.ToOffset(TimeSpan.FromHours(2)),
            Shipping = 1m,
        });
        again.Replayed.ShouldBeTrue();
        again.Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Other_content_under_the_id_is_refused()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await anna.Purchase(Orders.Order("1", 20)).Value();
        await anna.Act(new ActivityRequest { ActivityId = "1", Type = "review", Subject = "HAT" }).Value();
        await anna.Redeem(Orders.Payment("1", 100)).Value();
        await anna.Return(new ReturnRequest { ReturnId = "1", OrderId = "1", Amount = 1 }).Value();

        string[] codes =
        [
            (await anna.Purchase(Orders.Order("1", 21)).Refusal()).Code,
            (await anna.Purchase(Orders.Order("1", 20) with { Channel = "web" }).Refusal()).Code,
            (await anna.Act(new ActivityRequest { ActivityId = "1", Type = "review", Subject = "SHIRT" }).Refusal()).Code,
            (await anna.Act(new ActivityRequest { ActivityId = "1", Type = "unknown" }).Refusal()).Code,
            (await anna.Redeem(Orders.Payment("1", 1_000_000)).Refusal()).Code,
            (await anna.Return(new ReturnRequest { ReturnId = "1", OrderId = "1" }).Refusal()).Code,
        ];
        codes.ShouldAllBe(code => code == "id-reused");
        (await anna.Entries()).Length.ShouldBe(5);
    }

    [Fact]
    public async Task A_redemption_is_replayed_when_the_balance_is_gone()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await anna.Purchase(Orders.Order("1", 8.5m)).Value();
        var first = await anna.Redeem(new RedemptionRequest { RedemptionId = "r", RewardId = "ten-percent" }).Value();
        first.Balance.ShouldBe(0);
        var again = await anna.Redeem(new RedemptionRequest { RedemptionId = "r", RewardId = "ten-percent" });
        again.Replayed.ShouldBeTrue();
        Orders.Text(again.Value).ShouldBe(Orders.Text(first));
    }

    [Fact]
    public async Task A_return_is_replayed_when_nothing_is_left_and_its_order_is_priced_otherwise()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await anna.Purchase(Orders.Order("1", 8.5m)).Value();
        var whole = new ReturnRequest { ReturnId = "r", OrderId = "1" };
        var first = await anna.Return(whole).Value();
        await shop.Catalogue().Publish(Programs.With(program => program["earn"]![0]!["give"]!["points"] = 3)).Value();
        Orders.Text((await anna.Return(whole)).Value).ShouldBe(Orders.Text(first));
        (await anna.Return(whole with { ReturnId = "other" }).Refusal()).Code.ShouldBe("nothing-left");
    }

    [Fact]
    public async Task One_of_a_hundred_parallel_redemptions_wins_a_balance_that_covers_one()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await anna.Purchase(Orders.Order("1", 8.5m)).Value();
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(
            number => anna.Redeem(new RedemptionRequest { RedemptionId = $"{number}", RewardId = "ten-percent" })));
        answers.Count(answer => answer.Value is not null).ShouldBe(1);
        var refusals = answers.Select(answer => answer.Refusal).OfType<Contracts.Refusal>().ToList();
        refusals.Count.ShouldBe(99);
        refusals.ShouldAllBe(refusal => refusal.Code == "insufficient-points"
            && refusal.Available == 0 && refusal.Required == 1000 && refusal.Status == 422);
        (await anna.Get().Value()).Balance.ShouldBe(0);
    }

    private static async Task IsReplay(IMemberGrain anna, Receipt first)
    {
        var again = await anna.Purchase(Orders.Order("1", 2.50m));
        again.Replayed.ShouldBeTrue();
        Orders.Text(again.Value).ShouldBe(Orders.Text(first));
    }
}
