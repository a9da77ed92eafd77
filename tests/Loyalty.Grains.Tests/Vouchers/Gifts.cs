using System.Text.Json.Nodes;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Stock;
using Loyalty.Contracts.Vouchers;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Vouchers;

/// <summary>A shop with rewards of every kind, and short ways to get and use them.</summary>
internal static class Gifts
{
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 15, 0, 0, TimeSpan.Zero);

    public static string Document => With(stock: 5);

    /// <summary>The storefront on a sandbox clock with a gift voucher of 20 dollars for 1,000 points, of which there are so many.</summary>
    public static string With(int? stock) => Programs.With(program =>
    {
        program["sandbox"] = true;
        program["rewards"] = new JsonArray(
            Reward("gift-20", new JsonObject { ["giftVoucher"] = new JsonObject { ["USD"] = 20 } }, stock),
            Reward("five-off", new JsonObject { ["moneyOff"] = new JsonObject { ["USD"] = 5 } }),
            Reward("ten-percent", new JsonObject { ["percentOff"] = 10 }));
    });

    public static async Task<Shop> Open(int? stock = 5)
    {
        var shop = await Shop.Open(With(stock));
        await shop.Catalogue().MoveClock(Start).Value();
        return shop;
    }

    /// <summary>A member with 10,150 points.</summary>
    public static async Task<IMemberGrain> Rich(this Shop shop, string id = "anna")
    {
        var member = await shop.Enrolled(id);
        await member.Purchase(Orders.Order($"rich-{id}", 100)).Value();
        return member;
    }

    public static RedemptionRequest Redemption(string id, string reward = "gift-20", bool? hold = null, string? order = null) =>
        new() { RedemptionId = id, RewardId = reward, Hold = hold, OrderId = order };

    public static async Task<string> Bought(this IMemberGrain member, string reward, string? order = null) =>
        (await member.Redeem(Redemption($"for-{reward}", reward, order: order)).Value()).Voucher.ShouldNotBeNull().Code;

    public static IVoucherGrain Voucher(this Shop shop, string code, string program = "storefront") =>
        shop.Grains.GetGrain<IVoucherGrain>(VoucherKey.Of(program, code)!);

    /// <summary>The voucher of a stream.</summary>
    public static Task<VoucherView> VoucherOf(this Shop shop, string stream) =>
        shop.Grains.GetGrain<IVoucherGrain>(stream["voucher/".Length..]).Get().Value();

    /// <summary>Moves the clock some hours on from the start, and waits until all that follows is done.</summary>
    public static Task Sweep(this Shop shop, double hours) => shop.Catalogue().MoveClock(Start.AddHours(hours)).Value();

    public static IRewardGrain Stock(this Shop shop, string reward = "gift-20") => shop.Grains.GetGrain<IRewardGrain>($"storefront/{reward}");

    public static VoucherUseRequest Use(string id, decimal? amount = null, string order = "o-1") =>
        new() { UseId = id, OrderId = order, Amount = amount };

    public static VoucherCancelRequest Cancel(string id = "c-1") => new() { CancelId = id, Reason = "by mistake" };

    private static JsonObject Reward(string id, JsonObject gives, int? stock = null)
    {
        var reward = new JsonObject { ["id"] = id, ["points"] = 1000, ["gives"] = gives, ["validFor"] = "P90D" };
        if (stock is { } pieces)
        {
            reward["stock"] = pieces;
        }

        return reward;
    }
}
