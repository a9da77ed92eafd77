using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Requests;

public sealed class ManyReturnsTests
{
    [Theory]
    [InlineData(1_234.567_891)]
    [InlineData(19.99)]
    [InlineData(0.01)]
    public async Task An_order_goes_back_bit_by_bit_however_often(double price)
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var unit = (decimal)price;
        var bought = await anna.Purchase(Orders.Order("1", Orders.Line("HAT", 60, unit), Orders.Line("SHIRT", 7, unit * 3))).Value();
        for (var turn = 0; turn < 40; turn++)
        {
            await anna.Return(new ReturnRequest { ReturnId = $"p{turn}", OrderId = "1", Lines = [new() { Sku = "HAT", Quantity = 1 }] });
            await anna.Return(new ReturnRequest { ReturnId = $"a{turn}", OrderId = "1", Amount = unit / 7 });
        }

        await anna.Return(new ReturnRequest { ReturnId = "rest", OrderId = "1" }).Value();
        (await anna.Get().Value()).ShouldSatisfyAllConditions(
            view => view.Balance.ShouldBe(0), view => view.Owed.ShouldBe(0), view => view.LifetimePoints.ShouldBe(0));
        (await anna.Entries()).Sum(entry => entry.Points).ShouldBe(0);
        bought.Points.ShouldBeGreaterThan(150);
    }
}
