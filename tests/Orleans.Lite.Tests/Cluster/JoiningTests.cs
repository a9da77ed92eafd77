namespace Orleans.Lite.Tests.Cluster;

/// <summary>What a process waits for before it serves. Leases are 3 s, renewals every 300 ms.</summary>
public sealed class JoiningTests
{
    [Fact]
    public void The_first_silo_serves_at_once()
    {
        using var world = new World();
        var silo = world.Begin(1);
        world.Scheduler.RunAll();
        silo.Started.IsCompletedSuccessfully.ShouldBeTrue();
        silo.Term.ShouldBe(1);
        silo.Membership.Current.Silos.ShouldBe([silo.Address]);
    }

    [Fact]
    public void A_joiner_trusts_and_serves_nothing_before_every_silo_has_seen_it()
    {
        using var world = new World();
        var old = world.Silos(2);
        old[1].Pause();
        var joiner = world.Begin(3);
        world.Run(1);
        joiner.Started.IsCompleted.ShouldBeFalse();
        joiner.Term.ShouldBe(0);
        old[0].Membership.Current.Silos.ShouldContain(joiner.Address, "from its announcement it owns its share");
        var held = world.Begin(() => old[0].Grain(old[0].KeyOf(joiner)).Where());
        world.Run(0.5);
        held.IsCompleted.ShouldBeFalse("calls wait for it");
        old[1].Resume();
        world.Run(0.5);
        joiner.Started.IsCompletedSuccessfully.ShouldBeTrue();
        joiner.Term.ShouldBeGreaterThan(0);
        World.Answer(held).ShouldBe($"{joiner.Address}");
    }

    [Fact]
    public void A_joiner_waits_neither_for_gateways_nor_longer_than_a_lease_for_a_silo_that_hangs()
    {
        using var world = new World();
        var old = world.Silos(2);
        var gateway = world.Gateway();
        gateway.Pause();
        var joiner = world.Begin(3);
        world.Run(0.5);
        joiner.Started.IsCompletedSuccessfully.ShouldBeTrue();
        old[1].Pause();
        var next = world.Begin(4);
        world.Run(4);
        next.Started.IsCompletedSuccessfully.ShouldBeTrue();
        old[1].IsMember.ShouldBeFalse();
    }

    [Fact]
    public void A_start_that_takes_too_long_says_for_whom_it_waits_and_leaves_nothing_behind()
    {
        using var world = new World();
        var old = world.Silos(1)[0];
        old.Table.IsCut = true;
        world.Run(0.5);
        var before = world.Table.Content;
        var joiner = world.Begin(2);
        for (var second = 0; second < 31; second++)
        {
            world.Run(1);
            world.RenewWithoutSeeing(old);
        }

        joiner.Started.Exception!.InnerException.ShouldBeOfType<OrleansException>().Message.ShouldContain($"{old.Address}");
        world.Table.Content.Members.Length.ShouldBe(before.Members.Length);
        var blind = world.Begin(3);
        blind.Table.IsCut = true;
        world.Run(32);
        blind.Started.Exception!.InnerException!.Message.ShouldContain("table cannot be reached");
    }

    [Fact]
    public void A_new_process_takes_the_place_of_a_dead_one_at_the_same_endpoint()
    {
        using var world = new World();
        var silos = world.Silos(2);
        silos[1].Kill();
        var next = world.Begin(2);
        world.Run(0.5);
        next.Started.IsCompletedSuccessfully.ShouldBeTrue();
        next.Address.Generation.ShouldBeGreaterThan(silos[1].Address.Generation);
        silos[0].Membership.Current.Silos.ShouldBe([silos[0].Address, next.Address], ignoreOrder: true);
    }

    [Fact]
    public void Who_joins_finds_out_that_one_it_waits_for_is_dead_though_nobody_calls_it()
    {
        using var world = new World();
        var silos = world.Silos(2);
        silos[1].Kill();
        var next = world.Begin(3);
        world.Run(0.5); // a lease is longer
        next.Started.IsCompletedSuccessfully.ShouldBeTrue();
        silos[0].Membership.Current.Silos.ShouldBe([silos[0].Address, next.Address], ignoreOrder: true);
    }
}
