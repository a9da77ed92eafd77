using Loyalty.Grains.Tests.BetweenMembers;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Grains.Tests.Vouchers;
using Loyalty.Journal;

namespace Loyalty.Grains.Tests.Silos;

/// <summary>
/// What passes between grains that live on different silos. The silo that makes an append dies before it, or after: the sweep of another
/// one finishes what was begun, once.
/// </summary>
public sealed class KilledEffectTests
{
    private const int MostSteps = 30;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_gift_arrives_once(bool isRetried)
    {
        await using var shop = await Shop.Open(3, Friends.Program());
        await AtEveryStep(shop, isRetried, atLeast: 3, new Flow(
            async mark =>
            {
                await shop.WithPoints($"ann{mark}", 1_000);
                await shop.WithPoints($"ben{mark}", 100);
            },
            mark => shop.Give($"ann{mark}", $"ben{mark}", 300, $"g{mark}").Value(),
            async mark => $"{await Sum(shop, $"ann{mark}")} and {await Sum(shop, $"ben{mark}")}",
            "purchase 1000 and purchase 100",
            "purchase 1000, gift -300 and purchase 100, gift-received 300"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_friends_first_purchase_rewards_both_sides_once(bool isRetried)
    {
        await using var shop = await Shop.Open(3, Friends.Program());
        await AtEveryStep(shop, isRetried, atLeast: 5, new Flow(
            async mark =>
            {
                await shop.Enrolled($"ann{mark}");
                await shop.Brought($"ben{mark}", await shop.CodeOf($"ann{mark}"));
            },
            mark => shop.Member($"ben{mark}").Purchase(Orders.Order($"o{mark}", 5)).Value(),
            async mark => $"{await Sum(shop, $"ann{mark}")} and {await Sum(shop, $"ben{mark}")}",
            " and ",
            "referral 70 and purchase 500, referral 70"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reward_with_stock_is_bought_once(bool isRetried)
    {
        await using var shop = await Shop.Open(3, Gifts.With(stock: 1_000));
        var taken = 0L;
        await AtEveryStep(shop, isRetried, atLeast: 4, new Flow(
            async mark =>
            {
                await shop.Rich($"ann{mark}");
                taken = (await shop.Stock().Get().Value()).Taken;
            },
            mark => shop.Member($"ann{mark}").Redeem(Gifts.Redemption($"x{mark}")).Value(),
            async mark => $"{await Bought(shop, $"ann{mark}")}, {(await shop.Stock().Get().Value()).Taken - taken} taken",
            "10150 with , 0 taken",
            "9150 with open, 1 taken"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancelled_voucher_gives_points_and_piece_back_once(bool isRetried)
    {
        await using var shop = await Shop.Open(3, Gifts.With(stock: 1_000));
        var (taken, code) = (0L, "");
        await AtEveryStep(shop, isRetried, atLeast: 3, new Flow(
            async mark =>
            {
                await shop.Rich($"ann{mark}");
                taken = (await shop.Stock().Get().Value()).Taken;
                code = (await shop.Member($"ann{mark}").Redeem(Gifts.Redemption($"x{mark}")).Value()).Voucher!.Code;
            },
            _ => shop.Voucher(code).Cancel(Gifts.Cancel()).Value(),
            async mark => $"{await Bought(shop, $"ann{mark}")}, {(await shop.Stock().Get().Value()).Taken - taken} taken",
            "9150 with open, 1 taken",
            "10150 with cancelled, 0 taken"));
    }

    private static async Task AtEveryStep(Shop shop, bool isRetried, int atLeast, Flow flow)
    {
        await Persistence.UntilValue(() => shop.Catalogue().MoveClock(ShopClock.Start));
        for (var step = 1; ; step++)
        {
            var hasDied = await DiesAt(shop, step, isAfter: false, isRetried, flow) | await DiesAt(shop, step, isAfter: true, isRetried, flow);
            if (!hasDied)
            {
                step.ShouldBeGreaterThan(atLeast, "a flow that nothing interrupts shows nothing");
                return;
            }

            step.ShouldBeLessThan(MostSteps, "the flow comes to an end");
        }
    }

    private static async Task<bool> DiesAt(Shop shop, int step, bool isAfter, bool isRetried, Flow flow)
    {
        var mark = $"{(isAfter ? "after" : "before")}{step}";
        await Persistence.UntilAnswered(() => Done(() => flow.Prepare(mark)));
        await Settled(shop);
        var death = new DeathOfOne(shop, step, isAfter);
        var isAnswered = await Answered(() => flow.Act(mark));
        if (isRetried && !isAnswered)
        {
            isAnswered = await Persistence.UntilAnswered(() => Done(() => flow.Act(mark)));
        }

        await Settled(shop);
        var end = await Persistence.UntilAnswered(() => flow.Look(mark));
        end.ShouldBeOneOf(isAnswered ? [flow.IsDone] : [flow.IsNot, flow.IsDone], $"the silo died at {mark}");
        death.Forget();
        if (death.Victim is { } victim)
        {
            await death.Killed;
            victim.Runs.ShouldBeFalse();
            await shop.Join();
            await shop.Stable();
        }

        return death.Victim is not null;
    }

    /// <summary>Waits until nothing is on its way any more; the engine's clock goes on, as senders rest after a failure.</summary>
    private static Task Settled(Shop shop) => Persistence.Until(
        async () =>
        {
            shop.Clock.Now += TimeSpan.FromMilliseconds(20);
            return (await shop.Journal.Due("", ShopClock.Start, 10)).Count == 0;
        },
        () => string.Join("\n", shop.Log.All.Where(line => line.StartsWith("Warn", StringComparison.Ordinal)).TakeLast(10)));

    private static async Task<bool> Answered(Func<Task> act)
    {
        try
        {
            return await Persistence.Once(() => Done(act));
        }
        catch (Exception failure) when (failure.IsDoubt())
        {
            return false;
        }
    }

    private static async Task<bool> Done(Func<Task> act)
    {
        await act();
        return true;
    }

    private static async Task<string> Sum(Shop shop, string member)
    {
        await shop.SettledBalance(member);
        return string.Join(", ", await shop.Movements(member));
    }

    private static async Task<string> Bought(Shop shop, string member)
    {
        var view = await shop.Member(member).Get().Value();
        var entries = await shop.Member(member).Entries();
        (view.Balance + view.Held).ShouldBe(entries.Sum(entry => entry.Points + (entry.Restored ?? 0)), member);
        var codes = entries.SelectMany(entry => entry.Vouchers ?? []).Select(voucher => voucher.Code).Distinct();
        var vouchers = await Task.WhenAll(codes.Select(code => shop.Voucher(code).Get().Value()));
        return $"{view.Balance} with {string.Join(", ", vouchers.Select(voucher => voucher.State))}";
    }

    /// <summary>What is done between grains, and how it looks before and after; all by a mark that makes the names of one attempt.</summary>
    private sealed record Flow(Func<string, Task> Prepare, Func<string, Task> Act, Func<string, Task<string>> Look, string IsNot, string IsDone);

    /// <summary>Whichever silo makes an append of a number dies before it, or after it was stored.</summary>
    private sealed class DeathOfOne
    {
        private readonly Shop shop;
        private int left;

        public DeathOfOne(Shop shop, int step, bool isAfter)
        {
            (this.shop, left) = (shop, step);
            foreach (var silo in shop.Silos)
            {
                silo.Journal.BeforeAppend = isAfter ? null : _ => Count(silo);
                silo.Journal.AfterAppend = isAfter ? (_, _) => Count(silo) : null;
            }
        }

        public ShopSilo? Victim { get; private set; }

        /// <summary>Ends when all who called the victim have heard that it is gone.</summary>
        public Task Killed { get; private set; } = Task.CompletedTask;

        public void Forget()
        {
            foreach (var silo in shop.Silos)
            {
                (silo.Journal.BeforeAppend, silo.Journal.AfterAppend) = (null, null);
            }
        }

        private Task Count(ShopSilo silo)
        {
            if (Interlocked.Decrement(ref left) != 0)
            {
                return Task.CompletedTask;
            }

            Victim = silo;
            shop.Die(silo);
            Killed = Task.Run(() => shop.Kill(silo));
            return Task.FromException(new JournalUnavailableException("The silo died."));
        }
    }
}
