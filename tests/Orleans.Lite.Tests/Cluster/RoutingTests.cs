namespace Orleans.Lite.Tests.Cluster;

/// <summary>
/// How calls find their grain while processes do not agree on where it is, and what callers are told when they do not.
/// </summary>
public sealed class RoutingTests
{
    [Fact]
    public void A_call_by_an_old_view_is_told_that_the_grain_has_moved_and_arrives()
    {
        using var world = new World();
        var silo = world.Silos(1)[0];
        var gateway = world.Gateway();
        gateway.Table.IsCut = true;
        world.Run(0.5);
        var joiner = world.Begin(2);
        world.Run(1);
        gateway.Membership.Current.Silos.ShouldBe([silo.Address], "it knows of no joiner");
        var call = world.Begin(() => gateway.Grain(silo.KeyOf(joiner)).Where());
        world.Run(1);
        call.IsCompleted.ShouldBeFalse();
        gateway.Table.IsCut = false;
        world.Run(1.5);
        World.Answer(call).ShouldBe($"{joiner.Address}");
    }

    [Fact]
    public void The_receiver_decides_by_its_own_view_and_tells_its_version()
    {
        using var world = new World();
        var silos = world.Silos(2);
        var version = silos[0].Membership.Current.Version;
        var (there, right) = Receive(world, silos[1], silos[0].KeyOf(silos[1]), version - 1);
        there.ShouldBe(new Reception(ReceptionOutcome.Answered, version), "the sender's old view was right about this grain");
        right.Reply().Value.ShouldBe($"{silos[1].Address}");
        var (wrong, _) = Receive(world, silos[1], silos[0].KeyOf(silos[0]), version - 1);
        wrong.ShouldBe(new Reception(ReceptionOutcome.Moved, version));
    }

    [Fact]
    public void A_receiver_that_is_behind_its_sender_reads_the_table_first()
    {
        using var world = new World();
        var silos = world.Silos(2);
        var next = SiloAddress.New(System.Net.IPAddress.Loopback, 3, 1);
        var table = World.Answer(world.Table.Add(next, true, TestContext.Current.CancellationToken).AsTask());
        var view = new MembershipSnapshot(table.Version, [.. table.Members.Select(member => member.Address)]);
        var key = Enumerable.Range(0, 1_000).Select(number => $"{number}").First(key => Owner(view, key) == next
            && silos[0].Membership.Current.Owner(GrainId.Create("place", key)) == silos[0].Address);
        Receive(world, silos[0], key, table.Version).Reception.ShouldBe(new Reception(ReceptionOutcome.Moved, table.Version));
        silos[1].Membership.Current.Version.ShouldBeLessThan(table.Version, "nobody else had cause to look");
    }

    [Fact]
    public void What_waits_in_a_mailbox_goes_with_its_grain_and_what_runs_ends_where_it_is()
    {
        using var world = new World();
        var silo = world.Silos(1)[0];
        var gateway = world.Gateway();
        var keys = Enumerable.Range(0, 20).Select(number => $"{number}").ToList();
        var running = keys.Select(key => world.Begin(() => gateway.Grain(key).Wait($"first {key}"))).ToList();
        var waiting = keys.Select(key => world.Begin(() => gateway.Grain(key).Where())).ToList();
        var joiner = world.Begin(2);
        world.Run(2);
        var moved = keys.Where(key => Owner(silo.Membership.Current, key) == joiner.Address).ToList();
        moved.Count.ShouldBeInRange(3, 17);
        foreach (var key in keys) world.Probe.Open($"first {key}");
        world.Run(1);
        foreach (var call in running) World.Answer(call).ShouldBe($"{silo.Address}");
        keys.Where((_, number) => World.Answer(waiting[number]) == $"{joiner.Address}").ShouldBe(moved);
        world.Probe.Lines.Count(line => line.EndsWith(" leaves 127.0.0.1:1", StringComparison.Ordinal)).ShouldBe(moved.Count);
    }

    [Fact]
    public void A_call_to_a_dead_silo_takes_it_out_at_once_and_is_served_elsewhere()
    {
        using var world = new World();
        var silos = world.Silos(3);
        var key = silos[0].KeyOf(silos[1]);
        silos[1].Kill();
        var call = world.Begin(() => silos[0].Grain(key).Where());
        world.Run(0.05);
        World.Answer(call).ShouldNotBe($"{silos[1].Address}");
        silos[1].IsMember.ShouldBeFalse();
    }

    [Fact]
    public void A_call_to_a_silo_that_hangs_is_unknown_when_that_is_taken_out_and_later_ones_wait_for_nobody()
    {
        using var world = new World();
        var silos = world.Silos(2);
        var key = silos[0].KeyOf(silos[1]);
        silos[1].Pause();
        var call = world.Begin(() => silos[0].Grain(key).Mark("once"));
        world.Run(2.9);
        call.IsCompleted.ShouldBeFalse();
        world.Run(0.5);
        Should.Throw<OutcomeUnknownException>(() => World.Answer(call));
        World.Answer(world.Begin(() => silos[0].Grain(key).Where())).ShouldBe($"{silos[0].Address}");
        silos[1].Resume();
        world.Run(2);
        world.Probe.Lines.Count(line => line == "once").ShouldBeLessThan(2);
    }

    [Fact]
    public void A_silo_that_was_taken_out_lets_go_of_its_grains_and_its_callers_reach_the_new_ones()
    {
        using var world = new World();
        var silos = world.Silos(2);
        var key = silos[0].KeyOf(silos[1]);
        World.Answer(world.Begin(() => silos[0].Grain(key).Where())).ShouldBe($"{silos[1].Address}");
        silos[1].Pause();
        world.Run(4);
        var before = silos[1].Address;
        var early = world.Begin(() => silos[1].Grain(key).Where()); // may run before the silo knows: a grain asks for its term
        silos[1].Resume();
        world.Run(1);
        World.Answer(early).ShouldBeOneOf($"{silos[0].Address}", $"{silos[1].Address}", $"{before}");
        silos[1].Address.ShouldNotBe(before);
        var own = world.Begin(() => silos[1].Grain(key).Where());
        world.Run(0.1);
        World.Answer(own).ShouldBe($"{silos[1].Membership.Current.Owner(GrainId.Create("place", key))}");
        world.Probe.Lines.ShouldContain($"{key} leaves 127.0.0.1:2");
    }

    [Fact]
    public void An_observer_is_found_after_its_process_began_another_life()
    {
        using var world = new World();
        var silos = world.Silos(2);
        var listener = new Listener();
        var reference = silos[1].Grains.CreateObjectReference<IPlaceListener>(listener);
        silos[1].Pause();
        world.Run(4);
        silos[1].Resume();
        world.Run(1);
        var grain = silos[0].KeyOf(silos[0]);
        World.Answer(world.Begin(() => silos[1].Grain(grain).Ask(reference, "q"))).ShouldBe("heard q");
        silos[1].Kill();
        var next = world.Begin(2);
        world.Run(1);
        var other = next.Grains.CreateObjectReference<IPlaceListener>(new Listener());
        other.ShouldNotBe(reference);
        var old = next.Grains.GetGrain<IPlaceListener>(((GrainReference)reference).GrainId);
        var late = world.Begin(() => next.Grain(grain).Ask(old, "q"));
        world.Run(1);
        Should.Throw<ClientNotAvailableException>(() => World.Answer(late));
        GC.KeepAlive(listener);
    }

    private static SiloAddress Owner(MembershipSnapshot view, string key) => view.Owner(GrainId.Create("place", key));

    private static (Reception Reception, Request Request) Receive(World world, Process process, string key, long version)
    {
        var host = (ITransportHost)process.Silo;
        var request = host.Method(typeof(IPlaceGrain).FullName!, "Where()")!.Create();
        var reception = world.Begin(() => host.Receive(GrainId.Create("place", key), request, version, TimeSpan.FromSeconds(1)));
        return (World.Answer(reception), request);
    }

    private sealed class Listener : IPlaceListener
    {
        public void Heard(string text)
        {
        }

        public Task<string> Ask(string question) => Task.FromResult($"heard {question}");
    }
}
