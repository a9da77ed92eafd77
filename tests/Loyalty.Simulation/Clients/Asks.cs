using Loyalty.Contracts.Members;

namespace Loyalty.Simulation.Clients;

/// <summary>What customers send.</summary>
internal static class Asks
{
    public static Ask Enrol(string member) => new(member, $"enrol/{member}", "",
        async grains => Seen.Of(await Member(grains, member).Enrol(new EnrolRequest { MemberId = member })));

    public static Ask Buy(string member, string order, int price) => new(member, $"purchase/{order}", $"{price}",
        async grains => Seen.Of(await Member(grains, member).Purchase(Order(order, price))));

    public static Ask Return(string member, string id, string order) => new(member, $"return/{id}", order,
        async grains => Seen.Of(await Member(grains, member).Return(new ReturnRequest { ReturnId = id, OrderId = order })))
    {
        Refers = $"purchase/{order}",
    };

    public static Ask Pay(string member, string id, long points) => new(member, $"redemption/{id}", $"{points}",
        async grains => Seen.Of(await Member(grains, member).Redeem(new RedemptionRequest { RedemptionId = id, Points = points })));

    public static Ask Review(string member, string id, string subject) => new(member, $"activity/{id}", subject,
        async grains => Seen.Of(await Member(grains, member).Act(new ActivityRequest { ActivityId = id, Type = ShopProgram.Review, Subject = subject })))
    {
        BusinessKey = $"review/{subject}",
    };

    public static Ask Give(string member, string id, string to, long points) => new(member, $"gift/{id}", $"{to} {points}",
        async grains => Seen.Of(await Member(grains, member).Give(new GiftRequest { GiftId = id, To = to, Points = points })))
    {
        Refers = to,
    };

    public static Ask Look(string member) => new(member, null, "", async grains => Seen.Of(await Member(grains, member).Get()));

    /// <summary>Reads the ledger after a version that is there.</summary>
    public static Ask Leaf(string member, long after) => new(member, null, "", async grains => Seen.Of(
        await Member(grains, member).Ledger(after, 1_000), page => page.Entries is [.., var last] ? last.Version : after));

    public static Ask Quote(string member, int price) => new(member, null, "",
        async grains => Seen.Of(await Member(grains, member).Quote(new QuoteRequest { Purchase = Order("quoted", price) })));

    public static IMemberGrain Member(IGrainFactory grains, string member) => grains.GetGrain<IMemberGrain>($"{ShopProgram.Id}/{member}");

    private static PurchaseRequest Order(string order, int price) => new()
    {
        OrderId = order,
        Currency = "USD",
        Lines = [new OrderLine { Sku = "MUG", Quantity = 1, UnitPrice = price }],
    };
}
