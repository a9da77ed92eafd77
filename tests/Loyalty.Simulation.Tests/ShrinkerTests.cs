using Loyalty.Simulation.Plans;
using Loyalty.Simulation.Shrinking;

namespace Loyalty.Simulation.Tests;

public sealed class ShrinkerTests
{
    [Fact]
    public void What_it_does_not_take_to_fail_is_left_out()
    {
        var plan = Enumerable.Range(1, 100).Select(seed => Plan.Of((ulong)seed)).First(Fails);
        plan.Size.ShouldBeGreaterThan(10);
        var shrunk = Shrinker.Shrink(plan, Fails, static _ => { });
        shrunk.Faults.ShouldHaveSingleItem().Kind.ShouldBe(FaultKind.Crash);
        shrunk.Wishes.Select(wish => wish.Kind).ShouldBe([WishKind.Buy, WishKind.Give], ignoreOrder: true);
        shrunk.Calm.ShouldBe(Calm.Network | Calm.Store);
    }

    [Fact]
    public void A_plan_that_does_not_fail_stays_as_it_is()
    {
        var plan = Plan.Of(1);
        Shrinker.Shrink(plan, static _ => false, static _ => { }).ShouldBe(plan);
    }

    private static bool Fails(Plan plan) => plan.Faults.Any(fault => fault.Kind == FaultKind.Crash)
        && plan.Wishes.Any(wish => wish.Kind == WishKind.Buy) && plan.Wishes.Any(wish => wish.Kind == WishKind.Give);
}
