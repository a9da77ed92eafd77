using Loyalty.Domain.Accounts;
using Loyalty.Grains.Members;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Doubt;

/// <summary>Another silo runs the same member: here it is an account stream of its own on the same journal.</summary>
public sealed class SecondWriterTests
{
    [Fact]
    public async Task A_grain_follows_what_another_wrote_to_its_stream()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var other = Other(shop);
        for (var round = 0; round < 5; round++)
        {
            (await anna.Purchase(Orders.Order($"here-{round}", 1)).Value()).Version.ShouldBe(2 + (2 * round));
            (await Buy(other, $"there-{round}", 1)).Version.ShouldBe(3 + (2 * round));
        }

        (await anna.Purchase(Orders.Order("last", 1)).Value()).Balance.ShouldBe(11 * 100 + 150);
        (await anna.Purchase(Orders.Order("there-0", 1))).Replayed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_refusal_is_right_whatever_another_wrote()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var other = Other(shop);
        await Buy(other, "1", 8.5m);
        (await anna.Redeem(Orders.Payment("a", 400)).Value()).Balance.ShouldBe(600);
        var (command, _) = RequestReading.Redeem(Orders.Payment("b", 600));
        (await other.Execute(CommandIds.Redemption("b"), command!, default)).Value.ShouldNotBeNull();
        (await anna.Redeem(Orders.Payment("c", 100)).Refusal()).Available.ShouldBe(0);
        (await anna.Redeem(Orders.Payment("b", 600))).Replayed.ShouldBeTrue();
    }

    [Fact]
    public async Task Writers_at_once_lose_and_double_nothing()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var writers = Enumerable.Range(0, 3).Select(writer => Task.Run(async () =>
        {
            var other = Other(shop);
            for (var order = 0; order < 30; order++)
            {
                await Insist(() => Buy(other, $"{writer}-{order}", 1));
                await Insist(() => anna.Purchase(Orders.Order($"g{writer}-{order}", 1)).Value());
            }
        }));
        await Task.WhenAll(writers);
        await shop.Restart();
        var view = await shop.Member("anna").Get().Value();
        (view.Version, view.Balance).ShouldBe((181L, (180 * 100) + 150 + 500L), "the first order and the hundredth give more");
    }

    [Fact]
    public async Task A_member_whose_ledger_always_moves_on_gives_up_with_an_exception()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var other = Other(shop);
        var (order, isOther) = (0, false);
        shop.Journal.BeforeAppend = async _ =>
        {
            if (!isOther)
            {
                isOther = true;
                await Buy(other, $"other-{order++}", 1);
                isOther = false;
            }
        };
        await Should.ThrowAsync<TimeoutException>(() => anna.Purchase(Orders.Order("1", 1)));
        order.ShouldBe(101, "once in line, then a hundred times alone");
    }

    /// <summary>As a client does: who was overtaken too often sends the same again.</summary>
    private static async Task Insist(Func<Task> send)
    {
        for (var isDone = false; !isDone;)
        {
            try
            {
                await send();
                isDone = true;
            }
            catch (TimeoutException)
            {
                await Task.Yield();
            }
        }
    }

    private static AccountStream Other(Shop shop) => SiloLife.Member(shop, "anna");

    private static async Task<Done> Buy(AccountStream stream, string order, decimal price)
    {
        var (command, _) = RequestReading.Purchase(Orders.Order(order, price));
        var answer = await stream.Execute(CommandIds.Purchase(order), command!, default);
        answer.Value.ShouldNotBeNull().Event.ShouldBeOfType<AccountEvent.Purchased>();
        return answer.Value;
    }
}
