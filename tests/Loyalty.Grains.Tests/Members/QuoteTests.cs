using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Members;

public sealed class QuoteTests
{
    private static readonly PurchaseRequest Cart = Orders.Order("1", 12.34m);

    [Fact]
    public async Task A_quote_is_what_the_award_then_says_and_changes_nothing()
    {
        await using var shop = await Shop.Open(Programs.Doubling);
        var anna = await shop.Enrolled("anna");
        foreach (var order in (string[])["1", "2"])
        {
            var before = Orders.Text(await anna.Get().Value());
            var quote = await anna.Quote(new QuoteRequest { Purchase = Cart with { OrderId = order } }).Value();
            Orders.Text(await anna.Get().Value()).ShouldBe(before);
            quote.Kind.ShouldBe("quote");
            var award = await anna.Purchase(Cart with { OrderId = order }).Value();
            Orders.Text(award with { Kind = "quote", Version = quote.Version }).ShouldBe(Orders.Text(quote));
        }
    }

    [Fact]
    public async Task A_guest_s_quote_is_what_joining_and_buying_then_gives()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var quote = await shop.Catalogue().Quote(new QuoteRequest { Purchase = Cart }).Value();
        quote.MemberId.ShouldBeNull();
        var award = await (await shop.Enrolled("anna")).Purchase(Cart).Value();
        Orders.Text(award with { Kind = "quote", MemberId = null, Version = 0 }).ShouldBe(Orders.Text(quote with { Version = 0 }));
        (await shop.Journal.Streams("member/", "", 10)).ShouldBe(["member/storefront/anna"]);
    }

    [Fact]
    public async Task A_quote_looks_ahead_and_back()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await anna.Purchase(Orders.Order("0", 10)).Value();
        var blackFriday = new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
        (await anna.Quote(new QuoteRequest { At = blackFriday, Purchase = Cart }).Value())
            .ShouldSatisfyAllConditions(
                quote => quote.Points.ShouldBe(2 * 1234),
                quote => quote.Balance.ShouldBe(1150 + 200 + 2 * 1234, "two months of membership have passed by then"),
                quote => quote.At.ShouldBe(blackFriday));
        (await shop.Catalogue().Quote(new QuoteRequest { At = blackFriday, Purchase = Cart }).Value()).Points.ShouldBe(2 * 1234 + 150);
        (await anna.Quote(new QuoteRequest { At = ShopClock.Start.AddYears(2), Purchase = Cart }).Value())
            .Balance.ShouldBe(1234, "all else has expired by then");
        (await anna.Quote(new QuoteRequest { At = ShopClock.Start.AddDays(-3), Purchase = Cart }).Value())
            .ShouldSatisfyAllConditions(
                quote => quote.Points.ShouldBe(1234),
                quote => quote.At.ShouldBe(ShopClock.Start.AddDays(-3)),
                quote => quote.Balance.ShouldBe(1150 + 1234));
        (await anna.Entries()).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_quote_of_a_changed_catalogue_is_by_the_new_rules()
    {
        await using var shop = await Shop.Open(Programs.Doubling);
        var anna = await shop.Enrolled("anna");
        await shop.Catalogue().SwitchPromotion("double", false).Value();
        (await anna.Quote(new QuoteRequest { Purchase = Cart }).Value()).Points.ShouldBe(1234 + 150);
        (await shop.Catalogue().Quote(new QuoteRequest { Purchase = Cart with { Currency = "EUR" } }).Refusal()).Code.ShouldBe("currency-unknown");
        (await shop.Member("none").Quote(new QuoteRequest { Purchase = Cart }).Refusal()).Code.ShouldBe("member-unknown");
    }
}
