using Orleans.TestingHost;

namespace Orleans.Lite.Tests.Cluster;

/// <summary>No call is waited for beyond its deadline, and none runs after it.</summary>
public sealed class DeadlineTests
{
    /// <summary>Whether its turn or the sweep of the overdue comes first, is up to the seed.</summary>
    [Fact]
    public void A_call_that_is_overdue_when_its_turn_comes_does_not_run()
    {
        var told = Enumerable.Range(1, 20).Select(Overdue).ToList();
        told.ShouldContain(words => words.Contains("nothing ran"));
    }

    [Fact]
    public void A_call_waits_no_longer_than_its_deadline_wherever_it_is()
    {
        using var world = new World();
        var silos = world.Silos(2);
        var gateway = world.Gateway();
        var (first, second) = (gateway.KeyOf(silos[0]), gateway.KeyOf(silos[1]));
        var running = world.Begin(() => gateway.Grain(first).WaitTenSeconds("never"));
        world.Network.Set(gateway.Address, silos[1].Address, NetworkPath.Hangs);
        var hanging = world.Begin(() => gateway.Grain(second).WaitTenSeconds("hangs"));
        world.Run(9.9);
        running.IsCompleted.ShouldBeFalse();
        hanging.IsCompleted.ShouldBeFalse();
        world.Run(0.2);
        Should.Throw<TimeoutException>(() => World.Answer(running));
        Should.Throw<TimeoutException>(() => World.Answer(hanging));
    }

    [Fact]
    public void Without_any_silo_a_call_waits_for_one_until_its_deadline()
    {
        using var world = new World();
        var gateway = world.Gateway();
        var early = world.Begin(() => gateway.Grain("a").WaitTenSeconds("never"));
        world.Run(10.1);
        Should.Throw<TimeoutException>(() => World.Answer(early));
        var call = world.Begin(() => gateway.Grain("a").Where());
        world.Run(5);
        var silo = world.Begin(1);
        world.Run(1);
        World.Answer(call).ShouldBe($"{silo.Address}");
    }

    [Fact]
    public void A_call_that_a_grain_makes_ends_with_the_call_that_it_works_for()
    {
        using var world = new World();
        var silos = world.Silos(2);
        var (caller, called) = (silos[0].KeyOf(silos[0]), silos[0].KeyOf(silos[1]));
        var call = world.Begin(() => silos[0].Grain(caller).RelayInTime(called, "never"));
        world.Run(10.2);
        Should.Throw<TimeoutException>(() => World.Answer(call));
        world.Probe.Lines.ShouldContain("relayed: TimeoutException", "not after the 30 seconds of the inner call");
    }

    private static string Overdue(int seed)
    {
        using var world = new World(seed);
        var silos = world.Silos(2);
        var key = silos[0].KeyOf(silos[1]);
        var first = world.Begin(() => silos[0].Grain(key).Wait("door"));
        var (pending, request) = Begin(world, silos[1], key, "late", TimeSpan.FromSeconds(1));
        world.Run(0.99);
        world.Probe.Open("door");
        silos[1].Pause();
        world.Run(0.1);
        silos[1].Resume();
        world.Run(0.1);
        World.Answer(first);
        World.Answer(pending).Outcome.ShouldBe(ReceptionOutcome.Answered);
        world.Probe.Lines.ShouldNotContain("late begins");
        return request.Reply().Failure.ShouldBeOfType<TimeoutException>().Message;
    }

    private static (Task<Reception> Reception, Request Request) Begin(
        World world, Process process, string key, string door, TimeSpan left)
    {
        var host = (ITransportHost)process.Silo;
        var request = host.Method(typeof(IPlaceGrain).FullName!, "Wait(string)")!.Create();
        request.SetArgument(0, door);
        return (world.Begin(() => host.Receive(GrainId.Create("place", key), request, host.Version, left)), request);
    }
}
