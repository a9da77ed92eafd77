using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Grains.Tests.Promotions;

namespace Loyalty.Grains.Tests.Silos;

/// <summary>A toggle's reply means that no silo awards by the old rules any more, nor tells of them.</summary>
public sealed class ToggleTests
{
    private const int Members = 20;
    private const int Callers = 48;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_award_that_starts_after_the_reply_obeys_on_all_silos(bool isKilledBetween)
    {
        await using var shop = await Shop.Open(3, Programs.Doubling);
        var witness = new Witness(shop);
        string[] members = [.. Enumerable.Range(0, Members).Select(member => $"m{member}")];
        await Task.WhenAll(members.Select((member, caller) => witness.Enrol(caller, member)));
        var isOver = false;
        var load = Enumerable.Range(0, Callers).Select(async caller =>
        {
            var order = 0;
            for (; !Volatile.Read(ref isOver); order++)
            {
                await witness.Buy(caller + order, members[order % 3 == 0 ? 0 : (caller + order) % Members], $"{caller}-{order}");
            }

            return order;
        }).ToList();
        for (var round = 0; round < 12; round++)
        {
            await witness.Switch(round, "double", active: round % 2 == 1);
            await Asked(shop, isDouble: round % 2 == 1, members);
            if (isKilledBetween && round is 3 or 7)
            {
                await shop.Kill(shop.Silos[round % 3]);
                await shop.Join();
            }
        }

        Volatile.Write(ref isOver, true);
        (await Task.WhenAll(load)).Sum().ShouldBeGreaterThan(1_000, "a toggle without awards in flight shows nothing");
        await witness.Agrees(members);
    }

    [Fact]
    public async Task A_program_that_was_published_through_one_silo_prices_on_all()
    {
        await using var shop = await Shop.Open(3, Programs.Storefront);
        foreach (var (silo, number) in shop.Silos.Index().Select(pair => (pair.Item, pair.Index)).ToList())
        {
            var member = await shop.Enrolled(shop.IdsOn(silo, "m").Skip(number).First());
            (await member.Purchase(Orders.Order("1", 1)).Value()).Points.ShouldBe(250);
        }

        for (var price = 1; price < 8; price++)
        {
            var document = Programs.With(program => program["earn"]![0]!["give"]!["points"] = 100 * price);
            await shop.Through(price).Catalogue.Publish(document).Value();
            foreach (var (silo, number) in shop.Silos.Index().Select(pair => (pair.Item, pair.Index)).ToList())
            {
                var member = shop.Member(shop.IdsOn(silo, "m").Skip(number).First());
                (await member.Quote(new QuoteRequest { Purchase = Orders.Order("q", 1) }).Value()).Points.ShouldBe(100 * price);
                (await member.Purchase(Orders.Order($"p{price}", 1)).Value()).Points.ShouldBe(100 * price);
            }
        }
    }

    /// <summary>Quotes for members and guests, asked of each silo, are by the rule that holds now; so is what each shows of a member.</summary>
    private static async Task Asked(Shop shop, bool isDouble, string[] members)
    {
        var quote = new QuoteRequest { Purchase = Orders.Order("quoted", 1) };
        foreach (var silo in shop.Silos)
        {
            var guest = await Persistence.UntilValue(() => silo.Catalogue.Quote(quote));
            (BudgetShop.Given(guest) > 0).ShouldBe(isDouble, "a guest's quote");
            var quotes = await Task.WhenAll(members.Select(member => Persistence.UntilValue(() => silo.Member(member).Quote(quote))));
            quotes.ShouldAllBe(receipt => BudgetShop.Given(receipt) > 0 == isDouble);
            var promotion = (await Persistence.UntilValue(() => silo.Catalogue.Promotions())).Promotions.Single();
            promotion.Json.ShouldContain($"\"active\":{(isDouble ? "true" : "false")}");
        }
    }
}
