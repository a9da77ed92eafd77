using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.BetweenMembers;

/// <summary>
/// A silo dies before, or after, each append of a flow between members. Another one on the same store finishes it: by the sweep alone,
/// or while the caller sends the call again.
/// </summary>
public sealed class KilledStepTests
{
    private const int MostSteps = 30;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_gift_arrives_once_at_whatever_step_the_silo_dies(bool isRetried) => AtEveryStep(
        isRetried,
        () => Friends.Open(),
        async shop =>
        {
            await shop.WithPoints("ann", 1_000);
            await shop.WithPoints("ben", 100);
        },
        shop => shop.Give("ann", "ben", 300, "g").Value(),
        atLeast: 3,
        async (shop, isStored) =>
        {
            (await shop.Movements("ann")).ShouldBe(isStored ? ["purchase 1000", "gift -300"] : ["purchase 1000"]);
            (await shop.Movements("ben")).ShouldBe(isStored ? ["purchase 100", "gift-received 300"] : ["purchase 100"]);
            (await shop.SettledBalance("ann") + await shop.SettledBalance("ben")).ShouldBe(1_100);
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Both_sides_are_rewarded_once_at_whatever_step_the_silo_dies(bool isRetried) => AtEveryStep(
        isRetried,
        () => Friends.Open(),
        Join,
        shop => shop.Member("ben").Purchase(Orders.Order("o1", 5)).Value(),
        atLeast: 5,
        async (shop, isStored) =>
        {
            (await shop.Movements("ben")).ShouldBe(isStored ? ["purchase 500", "referral 70"] : []);
            (await shop.Movements("ann")).ShouldBe(isStored ? ["referral 70"] : []);
            (await shop.SettledBalance("ann") + await shop.SettledBalance("ben")).ShouldBe(isStored ? 640 : 0);
        });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_return_takes_both_rewards_back_once_at_whatever_step_the_silo_dies(bool isRetried) => AtEveryStep(
        isRetried,
        () => Friends.Open(),
        async shop =>
        {
            await Join(shop);
            await shop.Member("ben").Purchase(Orders.Order("o1", 5)).Value();
            await shop.Settle();
        },
        shop => shop.Member("ben").Return(new() { ReturnId = "r1", OrderId = "o1" }).Value(),
        atLeast: 5,
        async (shop, isStored) =>
        {
            (await shop.Movements("ben")).ShouldBe(isStored
                ? ["purchase 500", "referral 70", "referral-return -70", "return -500"]
                : ["purchase 500", "referral 70"]);
            (await shop.Movements("ann")).ShouldBe(isStored ? ["referral 70", "referral-return -70"] : ["referral 70"]);
            (await shop.SettledBalance("ann") + await shop.SettledBalance("ben")).ShouldBe(isStored ? 0 : 640);
        });

    [Fact]
    public Task A_purchase_that_was_kept_rewards_both_sides_once_at_whatever_step_the_silo_dies() => AtEveryStep(
        isRetried: false,
        () => Friends.Open(keptFor: "P14D"),
        async shop =>
        {
            await Join(shop);
            await shop.Member("ben").Purchase(Orders.Order("o1", 5)).Value();
            (await shop.Movements("ben")).ShouldBe(["purchase 500"]);
        },
        _ => Task.CompletedTask,
        atLeast: 6,
        async (shop, _) =>
        {
            (await shop.Movements("ben")).ShouldBe(["purchase 500", "referral 70"]);
            (await shop.Movements("ann")).ShouldBe(["referral 70"]);
            (await shop.SettledBalance("ann") + await shop.SettledBalance("ben")).ShouldBe(640);
        },
        days: 15);

    private static async Task Join(Shop shop)
    {
        await shop.Enrolled("ann");
        await shop.Brought("ben", await shop.CodeOf("ann"));
    }

    private static async Task AtEveryStep(
        bool isRetried, Func<Task<Shop>> open, Func<Shop, Task> prepare, Func<Shop, Task> act, int atLeast, Func<Shop, bool, Task> check, double days = 0)
    {
        for (var step = 1; ; step++)
        {
            var hasDied = await DiesAt(step, isAfter: false, isRetried, open, prepare, act, check, days)
                | await DiesAt(step, isAfter: true, isRetried, open, prepare, act, check, days);
            if (!hasDied)
            {
                step.ShouldBeGreaterThan(atLeast, "a flow that nothing interrupts shows nothing");
                return;
            }

            step.ShouldBeLessThan(MostSteps, "the flow comes to an end");
        }
    }

    private static async Task<bool> DiesAt(
        int step,
        bool isAfter,
        bool isRetried,
        Func<Task<Shop>> open,
        Func<Shop, Task> prepare,
        Func<Shop, Task> act,
        Func<Shop, bool, Task> check,
        double days)
    {
        await using var shop = await open();
        await prepare(shop);
        var death = Death.At(shop.Journal, step, isAfter);
        try
        {
            await act(shop);
            await shop.Settle(days);
        }
        catch (Exception) when (death.HasCome)
        {
            // What a caller sees of a silo that dies is no answer.
        }

        await shop.Restart();
        if (isRetried)
        {
            await act(shop);
        }

        await shop.Settle(days);
        await check(shop, isRetried || step > 1 || isAfter);
        return death.HasCome;
    }
}
