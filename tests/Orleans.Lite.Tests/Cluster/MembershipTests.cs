namespace Orleans.Lite.Tests.Cluster;

/// <summary>The rules by which processes are trusted, taken out, leave and come back. Leases are 3 s, renewals every 300 ms.</summary>
public sealed class MembershipTests
{
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
