using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Vouchers;

/// <summary>Orders that vouchers paid a part of.</summary>
public sealed class VoucherPaymentTests
{
    [Fact]
    public async Task What_vouchers_paid_of_an_order_earns_nothing()
    {
        await using var shop = await Gifts.Open();
        var anna = await shop.Rich();
        var (gift, percent) = (await anna.Bought("gift-20"), await anna.Bought("ten-percent"));
        await shop.Voucher(gift).Use(Gifts.Use("u-1", 12.50m, "o-2")).Value();
        await shop.Voucher(gift).Use(Gifts.Use("u-2", 1, "o-3")).Value();
        await shop.Voucher(percent).Use(Gifts.Use("u-3", 2.50m, "o-2")).Value();
        var typed = string.Join('-', gift.ToLowerInvariant().Chunk(4).Select(letters => new string(letters)));
        var receipt = await anna.Purchase(Orders.Order("o-2", 25) with { Vouchers = [typed, percent, gift] }).Value();
        receipt.Points.ShouldBe(1_000, "of 25 dollars vouchers paid 15");
    }

    [Fact]
    public async Task A_voucher_that_was_not_used_on_the_order_is_refused()
    {
        await using var shop = await Gifts.Open();
        var anna = await shop.Rich();
        var gift = await anna.Bought("gift-20");
        await shop.Voucher(gift).Use(Gifts.Use("u-1", 5, "o-2")).Value();
        foreach (var code in (string[])[gift, "0000000000000000", "no code"])
        {
            (await anna.Purchase(Orders.Order("o-3", 25) with { Vouchers = [code] }).Refusal()).Code.ShouldBe("voucher-not-used");
        }
    }

    [Fact]
    public async Task A_voucher_that_was_bought_for_an_order_is_good_for_no_other()
    {
        await using var shop = await Gifts.Open();
        var code = await (await shop.Rich()).Bought("gift-20", order: "o-2");
        (await shop.Voucher(code).Use(Gifts.Use("u-1", 5, "o-3")).Refusal()).Code.ShouldBe("voucher-for-other-order");
        await shop.Voucher(code).Use(Gifts.Use("u-2", 5, "o-2")).Value();
    }

    [Fact]
    public async Task Points_that_a_cancelled_voucher_gave_back_do_not_come_back_with_its_order_as_well()
    {
        await using var shop = await Gifts.Open();
        var anna = await shop.Rich();
        var code = await anna.Bought("gift-20", order: "o-2");
        await anna.Purchase(Orders.Order("o-2", 25)).Value();
        await shop.Voucher(code).Cancel(Gifts.Cancel()).Value();
        await shop.Voucher(code).Settle();
        await anna.Return(new ReturnRequest { ReturnId = "r-1", OrderId = "o-2" }).Value();
        (await anna.Get().Value()).Balance.ShouldBe(10_150);
    }

    [Fact]
    public async Task Points_that_came_back_with_the_order_do_not_come_back_with_the_cancelled_voucher_as_well()
    {
        await using var shop = await Gifts.Open();
        var anna = await shop.Rich();
        var code = await anna.Bought("gift-20", order: "o-2");
        await anna.Purchase(Orders.Order("o-2", 25)).Value();
        await anna.Return(new ReturnRequest { ReturnId = "r-1", OrderId = "o-2" }).Value();
        await shop.Voucher(code).Cancel(Gifts.Cancel());
        await shop.Voucher(code).Settle();
        (await anna.Get().Value()).Balance.ShouldBe(10_150);
    }
}
