using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Members;

public sealed class ReturnTests
{
    private static readonly PurchaseRequest Cart = Orders.Order("1", Orders.Line("HAT", 2, 5), Orders.Line("SHIRT", 1, 20));

    [Fact]
    public async Task Pieces_go_back_and_then_the_rest()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await Bought(shop);
        var pieces = await anna.Return(new ReturnRequest { ReturnId = "a", OrderId = "1", Lines = [Piece("HAT", 1)] }).Value();
        pieces.ShouldSatisfyAllConditions(
            () => pieces.Kind.ShouldBe("return"), () => pieces.Points.ShouldBe(-500), () => pieces.Balance.ShouldBe(2650));
        (await anna.Return(new ReturnRequest { ReturnId = "b", OrderId = "1", Lines = [Piece("HAT", 2)] }).Refusal())
            .Code.ShouldBe("pieces-exceeded");
        var rest = await anna.Return(new ReturnRequest { ReturnId = "b", OrderId = "1" }).Value();
        rest.Points.ShouldBe(-2650);
        rest.Balance.ShouldBe(0);
        rest.Tier.Id.ShouldBe("bronze");
        (await anna.Entries()).Select(entry => entry.Points).ShouldBe([0, 3150, -500, -2650]);
    }

    [Fact]
    public async Task Money_goes_back_up_to_what_is_left()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await Bought(shop);
        (await anna.Return(new ReturnRequest { ReturnId = "a", OrderId = "1", Amount = 12 }).Value()).Points.ShouldBe(-1200);
        (await anna.Return(new ReturnRequest { ReturnId = "b", OrderId = "1", Amount = 18.01m }).Refusal()).Code.ShouldBe("amount-exceeded");
        (await anna.Return(new ReturnRequest { ReturnId = "c", OrderId = "1", Amount = 18 }).Value()).Balance.ShouldBe(0);
        (await anna.Return(new ReturnRequest { ReturnId = "d", OrderId = "none" }).Refusal()).Code.ShouldBe("order-unknown");
        (await shop.Member("ben").Return(new ReturnRequest { ReturnId = "d", OrderId = "1" }).Refusal()).Code.ShouldBe("member-unknown");
    }

    [Fact]
    public async Task What_is_spent_already_is_owed_and_paid_by_the_next_purchase()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await Bought(shop);
        await anna.Redeem(Orders.Payment("p", 3000)).Value();
        (await anna.Return(new ReturnRequest { ReturnId = "a", OrderId = "1" }).Value())
            .ShouldSatisfyAllConditions(receipt => receipt.Owed.ShouldBe(3000), receipt => receipt.Balance.ShouldBe(0));
        (await anna.Purchase(Orders.Order("2", 40)).Value())
            .ShouldSatisfyAllConditions(receipt => receipt.Owed.ShouldBe(0), receipt => receipt.Balance.ShouldBe(4000 + 150 - 3000));
    }

    [Fact]
    public async Task An_order_goes_back_by_the_rules_and_promotions_of_its_own_time()
    {
        await using var shop = await Shop.Open(Programs.Doubling);
        var anna = await Bought(shop, expected: 6150);
        var changed = Programs.With(program => program["earn"]![0]!["give"]!["points"] = 7);
        await shop.Catalogue().Publish(changed).Value();
        for (var order = 2; order < 70; order++)
        {
            (await anna.Purchase(Orders.Order($"{order}", 1)).Value()).Points.ShouldBe(7);
        }

        await shop.Restart();
        anna = shop.Member("anna");
        var back = await anna.Return(new ReturnRequest { ReturnId = "a", OrderId = "1", Lines = [Piece("SHIRT", 1)] }).Value();
        back.Points.ShouldBe(-4000);
        back.Breakdown.Select(line => (line.Promotion, line.Points)).ShouldBe([(null, -2000L), ("double", -2000L)], ignoreOrder: true);
        (await anna.Return(new ReturnRequest { ReturnId = "b", OrderId = "2" }).Value()).Points.ShouldBe(-7);
    }

    private static async Task<IMemberGrain> Bought(Shop shop, long expected = 3150)
    {
        var anna = await shop.Enrolled("anna");
        (await anna.Purchase(Cart).Value()).Points.ShouldBe(expected);
        return anna;
    }

    private static ReturnedPieces Piece(string sku, int quantity) => new() { Sku = sku, Quantity = quantity };
}
