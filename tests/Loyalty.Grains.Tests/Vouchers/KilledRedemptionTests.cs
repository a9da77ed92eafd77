using Loyalty.Contracts.Members;
using Loyalty.Contracts.Stock;
using Loyalty.Grains.Tests.BetweenMembers;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Vouchers;

/// <summary>
/// A silo dies before, or after, each append of a flow between a member, a stock and a voucher. Another one on the same store finishes
/// what was begun by the sweep alone; then the caller sends the call again, and has the one right end.
/// </summary>
public sealed class KilledRedemptionTests
{
    private const int MostSteps = 30;
    private const long Rich = 10_150;

    [Fact]
    public Task A_reward_with_stock_is_bought_once() => AtEveryStep(
        _ => Task.CompletedTask,
        Redeem,
        atLeast: 5,
        [new State(Rich, 0, 0, null), Bought],
        Bought);

    [Fact]
    public Task A_hold_is_captured_once() => AtEveryStep(
        shop => shop.Member("anna").Redeem(Gifts.Redemption("x-1", hold: true)).Value(),
        shop => shop.Member("anna").Capture("x-1").Value(),
        atLeast: 3,
        [new State(Rich - 1_000, 1_000, 1, null), Bought],
        Bought);

    [Fact]
    public Task A_hold_that_is_released_puts_its_piece_back_once() => AtEveryStep(
        shop => shop.Member("anna").Redeem(Gifts.Redemption("x-1", hold: true)).Value(),
        shop => shop.Member("anna").Release("x-1").Value(),
        atLeast: 3,
        [new State(Rich - 1_000, 1_000, 1, null), new State(Rich, 0, 0, null)],
        new State(Rich, 0, 0, null));

    [Fact]
    public Task A_forgotten_hold_puts_its_piece_back_once_by_the_sweep() => AtEveryStep(
        shop => shop.Member("anna").Redeem(Gifts.Redemption("x-1", hold: true)).Value(),
        _ => Task.CompletedTask,
        atLeast: 4,
        [new State(Rich, 0, 0, null)],
        new State(Rich, 0, 0, null),
        hours: 2);

    [Fact]
    public Task A_cancelled_voucher_gives_its_points_and_its_piece_back_once() => AtEveryStep(
        Redeem,
        async shop =>
        {
            var code = (await Redeem(shop)).Voucher!.Code;
            await shop.Voucher(code).Cancel(Gifts.Cancel()).Value();
            await shop.Voucher(code).Settle();
        },
        atLeast: 5,
        [Bought, new State(Rich, 0, 0, "cancelled")],
        new State(Rich, 0, 0, "cancelled"));

    [Fact]
    public Task A_redemption_that_the_stock_refuses_gives_its_points_back_once() => AtEveryStep(
        shop => shop.Stock().Take(new StockRequest { EffectId = "others", Pieces = 5 }).Value(),
        async shop => (await shop.Member("anna").Redeem(Gifts.Redemption("x-1"))).Refusal!.Code.ShouldBe("out-of-stock"),
        atLeast: 3,
        [new State(Rich, 0, 5, null)],
        new State(Rich, 0, 5, null));

    private static State Bought => new(Rich - 1_000, 0, 1, "open");

    private static Task<Receipt> Redeem(Shop shop) => shop.Member("anna").Redeem(Gifts.Redemption("x-1")).Value();

    private static async Task AtEveryStep(Func<Shop, Task> prepare, Func<Shop, Task> act, int atLeast, State[] swept, State end, double hours = 0)
    {
        for (var step = 1; ; step++)
        {
            var hasDied = await DiesAt(step, isAfter: false, prepare, act, swept, end, hours)
                | await DiesAt(step, isAfter: true, prepare, act, swept, end, hours);
            if (!hasDied)
            {
                step.ShouldBeGreaterThan(atLeast, "a flow that nothing interrupts shows nothing");
                return;
            }

            step.ShouldBeLessThan(MostSteps, "the flow comes to an end");
        }
    }

    private static async Task<bool> DiesAt(
        int step, bool isAfter, Func<Shop, Task> prepare, Func<Shop, Task> act, State[] swept, State end, double hours)
    {
        await using var shop = await Gifts.Open();
        await shop.Rich();
        await prepare(shop);
        await shop.Sweep(0);
        var death = Death.At(shop.Journal, step, isAfter);
        try
        {
            await act(shop);
            await shop.Sweep(hours);
        }
        catch (Exception) when (death.HasCome)
        {
            // What a caller sees of a silo that dies is no answer.
        }

        await shop.Restart();
        var where = $"the silo died {(isAfter ? "after" : "before")} append {step}";
        await shop.Sweep(hours);
        (await State.Of(shop, hours, where)).ShouldBeOneOf(swept, where);
        await act(shop);
        await shop.Sweep(hours);
        (await State.Of(shop, hours, $"{where}, and the call was sent again")).ShouldBe(end, where);
        return death.HasCome;
    }

    /// <summary>What must be right in the end.</summary>
    private sealed record State(long Balance, long Held, long Taken, string? Voucher)
    {
        public static async Task<State> Of(Shop shop, double hours, string where)
        {
            var anna = await shop.Member("anna").Get().Value();
            var entries = await shop.Member("anna").Entries();
            (anna.Balance + anna.Held).ShouldBe(entries.Sum(entry => entry.Points + (entry.Restored ?? 0)), where);
            (await shop.Journal.Due("", Gifts.Start.AddHours(hours), 10)).ShouldBeEmpty(
                where + string.Join("\n", entries.Select(Orders.Text).Concat(shop.Log.All.Where(line => line.StartsWith("Warn")))));
            var stock = await shop.Stock().Get().Value();
            var vouchers = await shop.Journal.Streams("voucher/", "", 10);
            vouchers.Count.ShouldBeLessThan(2);
            return new State(anna.Balance, anna.Held, stock.Taken, vouchers.Count == 0 ? null : (await shop.VoucherOf(vouchers[0])).State);
        }
    }
}
