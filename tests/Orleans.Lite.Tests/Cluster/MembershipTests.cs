namespace Orleans.Lite.Tests.Cluster;

/// <summary>The rules by which processes come and go. Leases are 3 s, renewals every 300 ms.</summary>
public sealed class MembershipTests
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
    public void A_paused_silo_trusts_nothing_before_its_lease_ends_is_taken_out_then_and_comes_back_in_a_new_life()
    {
        using var world = new World();
        var silos = world.Silos(3);
        world.Run(1);
        var (paused, life) = (silos[1], silos[1].Address);
        paused.Pause();
        world.Run(2.3);
        paused.IsMember.ShouldBeTrue("its lease runs still");
        world.Run(0.5);
        paused.Term.ShouldBe(0);
        paused.IsMember.ShouldBeTrue("a tenth of the lease is for clocks that differ");
        world.Run(0.7);
        paused.IsMember.ShouldBeFalse();
        silos[0].Membership.Current.Silos.ShouldBe([silos[0].Address, silos[2].Address]);
        world.Run(60);
        paused.Resume();
        world.Run(1);
        paused.Address.Generation.ShouldBeGreaterThan(life.Generation);
        paused.Term.ShouldBeGreaterThan(1);
        silos[0].Membership.Current.Silos.ShouldContain(paused.Address);
    }

    [Fact]
    public void A_store_that_is_away_costs_all_their_trust_and_nobody_his_place()
    {
        using var world = new World();
        var silos = world.Silos(3);
        world.Run(1);
        var (version, terms) = (world.Table.Content.Version, silos.Select(silo => silo.Term).ToList());
        world.Table.IsDown = true;
        world.Run(60);
        foreach (var silo in silos) silo.Term.ShouldBe(0);
        world.Table.IsDown = false;
        world.Run(10);
        world.Table.Content.Version.ShouldBe(version);
        for (var number = 0; number < 3; number++) silos[number].Term.ShouldBeGreaterThan(terms[number]);
    }

    [Fact]
    public void Answers_that_are_lost_cost_trust_and_nobody_his_place()
    {
        using var world = new World();
        var silos = world.Silos(2);
        world.Table.LosesAnswers = true;
        world.Run(20);
        silos[0].Term.ShouldBe(0);
        world.Table.LosesAnswers = false;
        world.Run(1);
        silos[0].Term.ShouldBeGreaterThan(0);
        world.Table.Content.Members.Length.ShouldBe(2);
    }

    [Fact]
    public void A_silo_that_is_cut_off_from_the_store_alone_is_taken_out()
    {
        using var world = new World();
        var silos = world.Silos(2);
        silos[1].Table.IsCut = true;
        world.Run(2.9);
        silos[1].Term.ShouldBe(0);
        world.Run(1);
        silos[1].IsMember.ShouldBeFalse();
        silos[0].Membership.Current.Silos.ShouldBe([silos[0].Address]);
        silos[1].Table.IsCut = false;
        world.Run(2);
        silos[0].Membership.Current.Silos.Length.ShouldBe(2);
    }

    [Fact]
    public void A_gateway_takes_silent_silos_out_as_well_and_hosts_nothing()
    {
        using var world = new World();
        var silo = world.Silos(1)[0];
        var gateway = world.Gateway();
        gateway.Term.ShouldBe(0);
        gateway.Membership.Current.Silos.ShouldBe([silo.Address]);
        gateway.Membership.Current.Processes.Length.ShouldBe(2);
        silo.Pause();
        world.Run(4);
        gateway.Membership.Current.Silos.ShouldBeEmpty();
        silo.Resume();
        world.Result(() => gateway.Grain("a").Where()).ShouldBe($"{silo.Address}");
    }

    [Fact]
    public void A_gateways_coming_and_going_ends_no_term()
    {
        using var world = new World();
        var silo = world.Silos(1)[0];
        var (term, version) = (silo.Term, silo.Membership.Current.Version);
        var gateway = world.Gateway();
        world.Run(1);
        gateway.Stop();
        world.Run(1);
        silo.Membership.Current.Version.ShouldBeGreaterThan(version);
        silo.Term.ShouldBe(term);
    }

    [Fact]
    public void Who_leaves_trusts_nothing_from_the_first_moment_and_is_gone_when_it_has_stopped()
    {
        using var world = new World();
        var silos = world.Silos(2);
        var stop = silos[1].Stop();
        world.Scheduler.RunAll();
        silos[1].Term.ShouldBe(0);
        world.Run(1);
        stop.IsCompletedSuccessfully.ShouldBeTrue();
        world.Table.Content.Members.Select(member => member.Address).ShouldBe([silos[0].Address]);
        silos[0].Membership.Current.IsAlone.ShouldBeTrue();
    }

    [Fact]
    public void Who_leaves_while_the_store_is_away_stops_all_the_same()
    {
        using var world = new World();
        var silos = world.Silos(2);
        world.Table.IsDown = true;
        var stop = silos[1].Stop();
        world.Run(5);
        stop.IsCompletedSuccessfully.ShouldBeTrue();
        world.Table.IsDown = false;
        world.Run(5);
        silos[0].Membership.Current.Silos.ShouldBe([silos[0].Address]);
    }

    /// <summary>
    /// Refusing is taken for a proof of death. Where it is none, trust overlaps until the next renewal, and no longer.
    /// </summary>
    [Fact]
    public void Two_silos_that_take_each_other_for_dead_both_come_back()
    {
        using var world = new World { ChecksTrust = false };
        var silos = world.Silos(2);
        var lives = silos.Select(silo => silo.Address).ToList();
        world.Network.Set(lives[0], lives[1], TestingHost.NetworkPath.Refuses);
        world.Network.Set(lives[1], lives[0], TestingHost.NetworkPath.Refuses);
        silos[0].Silo.SurelyGone(lives[1]);
        silos[1].Silo.SurelyGone(lives[0]);
        world.Run(0.31);
        world.ChecksTrust = true;
        world.Run(2);
        silos.Count(silo => lives.Contains(silo.Address)).ShouldBeLessThan(2);
        foreach (var silo in silos) silo.Term.ShouldBeGreaterThan(0);
        world.Table.Content.Members.Length.ShouldBe(2);
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

    [Fact]
    public void Whoever_waits_for_a_newer_view_gets_it()
    {
        using var world = new World();
        var silo = world.Silos(1)[0];
        var version = silo.Membership.Current.Version;
        var next = world.Begin(() => silo.Membership.After(version, CancellationToken.None).AsTask());
        next.IsCompleted.ShouldBeFalse();
        world.Begin(2);
        world.Run(1);
        World.Answer(next).Silos.Length.ShouldBe(2);
        using var source = new CancellationTokenSource();
        var never = world.Begin(() => silo.Membership.After(100, source.Token).AsTask());
        source.Cancel();
        world.Scheduler.RunAll();
        never.IsCanceled.ShouldBeTrue();
    }
}
