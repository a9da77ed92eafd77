using Loyalty.Grains.Tests.Cluster;
using Loyalty.Grains.Tests.Vouchers;

namespace Loyalty.Grains.Tests.Silos;

/// <summary>Awards run between the steps of whatever else a member does: between the two halves of a redemption, for example.</summary>
public sealed class InterleavingTests
{
    private const int Each = 60;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Awards_among_redemptions_with_stock_and_returns_take_and_give_nothing_twice(bool isKilled)
    {
        await using var shop = await Shop.Open(3, Gifts.With(stock: 1_000));
        await Persistence.UntilValue(() => shop.Catalogue().MoveClock(ShopClock.Start));
        var anna = await shop.Rich();
        for (var rich = 0; rich < 6; rich++)
        {
            await anna.Purchase(Orders.Order($"rich-{rich}", 100)).Value();
        }

        var redeemed = Enumerable.Range(0, Each).Select(number => Persistence.UntilValue(
            () => shop.Through(number).Member("anna").Redeem(Gifts.Redemption($"x{number}")))).ToList();
        var bought = Enumerable.Range(0, Each).Select(async number =>
        {
            await Persistence.UntilValue(() => shop.Through(number).Member("anna").Purchase(Orders.Order($"o{number}", 1)));
            await Persistence.UntilValue(() => shop.Through(number).Member("anna").Return(
                new() { ReturnId = $"r{number}", OrderId = $"o{number}" }));
            return await Persistence.UntilValue(() => shop.Through(number).Member("anna").Purchase(Orders.Order($"p{number}", 1)));
        }).ToList();
        if (isKilled)
        {
            await Task.WhenAny(bought);
            await shop.Kill(await shop.LivingOwnerOf(anna));
        }

        var receipts = await Task.WhenAll(redeemed);
        await Task.WhenAll(bought);
        await Persistence.Until(
            async () =>
            {
                shop.Clock.Now += TimeSpan.FromMilliseconds(20);
                return (await shop.Journal.Due("", ShopClock.Start, 10)).Count == 0;
            },
            "effects arrive");
        receipts.Select(receipt => receipt.Voucher!.Code).Distinct().Count().ShouldBe(Each);
        (await shop.Stock().Get().Value()).Taken.ShouldBe(Each);
        var entries = await anna.Entries();
        entries.Count(entry => entry.Kind == "redemption").ShouldBe(Each);
        entries.Count(entry => entry.Kind == "purchase").ShouldBe(7 + (2 * Each));
        entries.Count(entry => entry.Kind == "return").ShouldBe(Each);
        var view = await anna.Get().Value();
        view.Held.ShouldBe(0);
        (view.Balance - view.Owed).ShouldBe(entries.Sum(entry => entry.Points));
    }
}
