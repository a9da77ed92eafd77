using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Members;

public sealed class FirstAwardTests
{
    [Fact]
    public async Task A_purchase_goes_in_and_points_come_out()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var receipt = await anna.Purchase(Orders.Order("1", 12.50m)).Value();

        receipt.ShouldSatisfyAllConditions(
            () => receipt.Id.ShouldBe("1"),
            () => receipt.Kind.ShouldBe("purchase"),
            () => receipt.MemberId.ShouldBe("anna"),
            () => receipt.Points.ShouldBe(1400),
            () => receipt.Balance.ShouldBe(1400),
            () => receipt.Version.ShouldBe(2),
            () => receipt.At.ShouldBe(ShopClock.Start),
            () => receipt.Tier.Id.ShouldBe("silver"),
            () => receipt.Progress.Missing.ShouldBe(5001 - 1400),
            () => receipt.Breakdown.Select(line => (line.Rule, line.Points)).ShouldBe([("purchase", 1250L), ("first-purchase", 150L)]));
        var view = await anna.Get().Value();
        view.Balance.ShouldBe(1400);
        view.Tier.Id.ShouldBe("silver");
        view.Lots.ShouldHaveSingleItem().ExpiresAt.ShouldBe(new DateTimeOffset(2027, 3, 11, 4, 0, 0, TimeSpan.Zero).AddHours(1));
        (await anna.Entries()).Select(entry => (entry.Version, entry.Kind, entry.Points, entry.Balance))
            .ShouldBe([(1L, "enrolment", 0L, 0L), (2L, "purchase", 1400L, 1400L)]);
    }

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await anna.Purchase(Orders.Order("1", 12.50m)).Value();
        await anna.Purchase(Orders.Order("2", Orders.Line("FREE", 1, 0), Orders.Line("HAT", 2, 0.01m))).Value();
        await anna.Purchase(Orders.Order("3", 0m)).Value();
        await anna.Return(new ReturnRequest { ReturnId = "back", OrderId = "2", Lines = [new() { Sku = "HAT", Quantity = 1 }] }).Value();
        await anna.Act(new ActivityRequest { ActivityId = "a", Type = "review", Subject = "SHIRT" }).Value();
        await anna.Redeem(new RedemptionRequest { RedemptionId = "r", RewardId = "free-shipping" }).Value();
        var before = (View: Orders.Text(await anna.Get().Value()), Ledger: Orders.Text(await anna.Entries()));

        await shop.Restart();
        anna = shop.Member("anna");
        Orders.Text(await anna.Get().Value()).ShouldBe(before.View);
        Orders.Text(await anna.Entries()).ShouldBe(before.Ledger);
        (await shop.Catalogue().Get().Value()).Json.ShouldBe(Programs.Storefront);
    }

    [Fact]
    public async Task The_unknown_is_refused_as_unknown()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        (await shop.Member("nobody").Get().Refusal()).ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe("member-unknown"), refusal => refusal.Status.ShouldBe(404));
        (await shop.Member("nobody").Purchase(Orders.Order("1", 1)).Refusal()).Code.ShouldBe("member-unknown");
        (await shop.Member("nobody").Ledger(0, 10).Refusal()).Code.ShouldBe("member-unknown");
        (await shop.Member("anna", "none").Get().Refusal()).Code.ShouldBe("program-unknown");
        (await shop.Member("anna", "none").Enrol(new EnrolRequest { MemberId = "anna" }).Refusal()).Code.ShouldBe("program-unknown");
        (await shop.Catalogue("none").Promotions().Refusal()).Code.ShouldBe("program-unknown");
    }

    [Fact]
    public async Task An_order_of_before_the_epoch_or_at_it_is_as_good_as_any()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var member = shop.Member("old");
        await member.Enrol(new EnrolRequest { MemberId = "old", EnrolledAt = DateTimeOffset.UnixEpoch }).Value();
        await member.Purchase(Orders.Order("1", 1) with { OccurredAt = DateTimeOffset.UnixEpoch }).Value();
        await member.Purchase(Orders.Order("2", 1) with { OccurredAt = DateTimeOffset.UnixEpoch.AddYears(-1) }).Value();
        var before = Orders.Text(await member.Get().Value());
        await shop.Restart();
        Orders.Text(await shop.Member("old").Get().Value()).ShouldBe(before);
    }

    [Fact]
    public async Task Purchases_without_a_time_at_the_same_moment_are_all_awarded()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var receipts = await Task.WhenAll(Enumerable.Range(0, 50).Select(order => anna.Purchase(Orders.Order($"{order}", 1)).Value()));
        receipts.Select(receipt => receipt.Version).Order().ShouldBe(Enumerable.Range(2, 50).Select(version => (long)version));
        receipts.Max(receipt => receipt.Balance).ShouldBe(50 * 100 + 150);
        receipts.ShouldAllBe(receipt => receipt.At == ShopClock.Start);
        shop.Clock.Now -= TimeSpan.FromMinutes(1);
        (await anna.Purchase(Orders.Order("back", 1)).Value()).At.ShouldBe(ShopClock.Start, "the clock of an account never goes back");
    }
}
