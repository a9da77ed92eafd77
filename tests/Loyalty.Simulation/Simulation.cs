using Loyalty.Contracts.Catalogue;
using Loyalty.Simulation.Checks;
using Loyalty.Simulation.Clients;
using Loyalty.Simulation.Faults;
using Loyalty.Simulation.Plans;

namespace Loyalty.Simulation;

/// <summary>What became of a seed.</summary>
/// <param name="Violations">What must not be; empty if all is well.</param>
/// <param name="Lived">How much time passed in the world.</param>
internal sealed record SeedResult(
    ulong Seed,
    ulong Hash,
    IReadOnlyList<string> Violations,
    FaultCount Faults,
    FaultCount Happened,
    TimeSpan Lived,
    int Answered,
    IReadOnlyList<string> Story);

/// <summary>One seed from its beginning to its end.</summary>
internal static class Simulation
{
    private static readonly TimeSpan ToStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WithFaults = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan ToFinish = TimeSpan.FromMinutes(3);

    public static SeedResult Run(ulong seed, bool isTold = false, bool isOnSqlite = false) => Run(Plan.Of(seed), isTold, isOnSqlite);

    public static SeedResult Run(Plan plan, bool isTold = false, bool isOnSqlite = false)
    {
        using var world = new World(plan.Seed, isTold, isOnSqlite);
        world.NetworkFaults.IsHealed = plan.Calm.HasFlag(Calm.Network);
        world.StoreFaults.IsHealed = plan.Calm.HasFlag(Calm.Store);
        var shops = new Shops(world);
        List<string> violations;
        try
        {
            violations = Live(world, shops, plan);
        }
        catch (Exception failure)
        {
            violations = [$"the simulation broke: {failure}"];
        }

        violations.AddRange(shops.Oddities);
        return new SeedResult(
            plan.Seed, world.Trace.Hash, violations, world.Count, world.Happened, world.Time.Lived, shops.Answered, world.Trace.Lines);
    }

    private static List<string> Live(World world, Shops shops, Plan plan)
    {
        var program = ShopProgram.Of(world.Dice.Fork());
        var disturber = new Disturber(world);
        disturber.Begin();
        if (!world.RunUntil(() => world.Processes.All(process => process.IsUp), ToStart)) disturber.StartMissing();
        var published = shops.Scheduler.Start(() => shops.Ask(grains => grains.GetGrain<ICatalogueGrain>(ShopProgram.Id).Publish(program.Document)));
        if (!world.RunUntil(() => published.IsCompleted, ToStart)) return ["the program could not be published"];

        var staff = new Staff(world, shops, program);
        var clock = shops.Scheduler.Start(staff.BeginClock);
        if (!world.RunUntil(() => clock.IsCompleted, ToStart)) return ["the clock could not be set"];
        var customers = new Customers(world, shops, staff);
        List<Watcher> watchers = [.. Enumerable.Range(0, world.Dice.Next(3)).Select(member => new Watcher(world, shops, $"m{member}"))];
        foreach (var watcher in watchers) _ = shops.Scheduler.Start(watcher.Run);
        var bought = customers.Run(plan.Wishes);
        disturber.Plan(plan.Faults);
        world.RunUntil(() => bought.IsCompleted, WithFaults);
        disturber.Heal();
        if (!world.RunUntil(() => bought.IsCompleted, ToFinish)) return ["I: customers wait for ever"];
        if (bought.IsFaulted) return [$"a customer broke: {bought.Exception}"];
        return new Verdict(world, shops, customers, staff, program, disturber) { Watchers = watchers }.Reach();
    }
}
