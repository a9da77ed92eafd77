using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Orleans.Lite.Tests.Cluster;

/// <summary>Silos and a client as a program sees them.</summary>
public sealed class TownTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Grains_are_spread_over_the_silos_and_the_client_reaches_each_on_one()
    {
        await using var town = await Town.Start(3);
        var places = new List<string>();
        for (var number = 0; number < 60; number++) places.Add(await town.Grain($"{number}").Where());
        places.Distinct().Count().ShouldBe(3);
        for (var number = 0; number < 60; number++) (await town.Grain("a").WhereIs($"{number}")).ShouldBe(places[number]);
    }

    [Fact]
    public async Task Exceptions_references_and_one_way_calls_cross()
    {
        await using var town = await Town.Start(2);
        foreach (var silo in town.Cluster.Silos)
        {
            var grain = town.Grain(town.KeysOf(silo).First());
            (await Should.ThrowAsync<InvalidOperationException>(grain.Fail)).Message.ShouldBe("as it was told");
            await grain.Tell($"told {silo.Name}");
            await town.Probe.Said($"told {silo.Name}");
            foreach (var other in town.Cluster.Silos)
            {
                var key = town.KeysOf(other).First();
                (await (await grain.Other(key)).Where()).ShouldBe(await town.Grain(key).Where());
            }
        }
    }

    [Fact]
    public async Task A_killed_silos_grains_are_served_by_another_at_the_next_call()
    {
        await using var town = await Town.Start(3);
        var victim = town.Cluster.Silos[1];
        var keys = town.KeysOf(victim).Take(10).ToList();
        foreach (var key in keys) (await town.Grain(key).Where()).ShouldBe($"{victim.SiloAddress}");
        await town.Cluster.KillSiloAsync(victim);
        foreach (var key in keys) (await town.Grain(key).Where().WaitAsync(Patience)).ShouldNotBe($"{victim.SiloAddress}");
        await town.Cluster.WaitForLivenessToStabilizeAsync();
    }

    [Fact]
    public async Task What_ran_on_a_killed_silo_is_unknown_and_is_not_run_again()
    {
        await using var town = await Town.Start(2);
        var victim = town.Cluster.Silos[1];
        var key = town.KeysOf(victim).First();
        var call = town.Grain(key).Wait("w");
        await town.Probe.Said("w begins");
        await town.Cluster.KillSiloAsync(victim);
        await Should.ThrowAsync<OutcomeUnknownException>(() => call.WaitAsync(Patience));
        (await town.Grain(key).Where()).ShouldNotBe($"{victim.SiloAddress}");
        town.Probe.Lines.Count(line => line == "w begins").ShouldBe(1);
    }

    [Fact]
    public async Task A_silo_that_stops_finishes_what_runs_while_its_grains_are_served_elsewhere()
    {
        await using var town = await Town.Start(3);
        var leaver = town.Cluster.Silos[1];
        var keys = town.KeysOf(leaver).Take(20).ToList();
        var running = town.Grain(keys[0]).Wait("w");
        await town.Probe.Said("w begins");
        var stop = town.Cluster.StopSiloAsync(leaver);
        foreach (var key in keys.Skip(1))
        {
            while (await town.Grain(key).Where().WaitAsync(Patience) == $"{leaver.SiloAddress}") await Task.Yield();
        }

        running.IsCompleted.ShouldBeFalse();
        stop.IsCompleted.ShouldBeFalse();
        town.Probe.Open("w");
        await running.WaitAsync(Patience);
        await stop.WaitAsync(Patience);
        town.Cluster.MembershipTable!.Content.Members.Length.ShouldBe(3, "two silos and the client");
    }

    [Fact]
    public async Task Silos_come_and_go_under_load_and_no_call_fails()
    {
        await using var town = await Town.Start(2);
        using var end = new CancellationTokenSource();
        var calls = 0;
        var load = Enumerable.Range(0, 8).Select(client => Task.Run(async () =>
        {
            for (var number = client; !end.IsCancellationRequested; number++)
            {
                await town.Grain($"caller {number % 200}").WhereIs($"called {number % 199}");
                Interlocked.Increment(ref calls);
            }
        })).ToList();
        for (var round = 0; round < 3; round++)
        {
            await town.Cluster.StartAdditionalSiloAsync();
            await town.Cluster.StopSiloAsync(town.Cluster.Silos[0]);
            var enough = Volatile.Read(ref calls) + 200;
            while (Volatile.Read(ref calls) < enough && !load.Any(client => client.IsCompleted)) await Task.Yield();
        }

        await end.CancelAsync();
        await Task.WhenAll(load).WaitAsync(Patience);
    }

    [Fact]
    public async Task An_added_silo_takes_its_share_and_only_its_share_moves()
    {
        await using var town = await Town.Start(2);
        var before = new Dictionary<string, string>();
        for (var number = 0; number < 60; number++) before[$"{number}"] = await town.Grain($"{number}").Where();
        var added = await town.Cluster.StartAdditionalSiloAsync();
        await town.Cluster.WaitForLivenessToStabilizeAsync();
        var moved = 0;
        foreach (var (key, place) in before)
        {
            var now = await town.Grain(key).Where();
            if (now == place) continue;
            now.ShouldBe($"{added.SiloAddress}");
            moved++;
        }

        moved.ShouldBeInRange(5, 40);
    }

    [Fact]
    public async Task Observers_of_the_client_are_called_from_every_silo_one_call_at_a_time_in_order()
    {
        await using var town = await Town.Start(2);
        var listener = new Listener();
        var reference = town.Cluster.Client.CreateObjectReference<IPlaceListener>(listener);
        foreach (var silo in town.Cluster.Silos)
        {
            (await town.Grain(town.KeysOf(silo).First()).Ask(reference, silo.Name)).ShouldBe($"heard {silo.Name}");
        }

        listener.Lines.Count.ShouldBe(4);
        town.Cluster.Client.DeleteObjectReference<IPlaceListener>(reference);
        await Should.ThrowAsync<ClientNotAvailableException>(() => town.Grain("1").Ask(reference, "late"));
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task An_observer_of_a_process_that_is_gone_is_not_available()
    {
        await using var town = await Town.Start(2);
        var victim = town.Cluster.Silos[1];
        var factory = town.Cluster.GetSiloServiceProvider(victim.SiloAddress).GetRequiredService<IGrainFactory>();
        var listener = new Listener();
        var reference = factory.CreateObjectReference<IPlaceListener>(listener);
        var key = town.KeysOf(town.Cluster.Silos[0]).First();
        (await town.Grain(key).Ask(reference, "q")).ShouldBe("heard q");
        await town.Cluster.KillSiloAsync(victim);
        await Should.ThrowAsync<ClientNotAvailableException>(() => town.Grain(key).Ask(reference, "q").WaitAsync(Patience));
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task A_lost_answer_is_unknown_and_a_silo_that_hangs_is_unknown_as_soon_as_it_is_taken_out()
    {
        await using var town = await Town.Start(2);
        var silo = town.Cluster.Silos[1];
        var client = town.Cluster.ServiceProvider.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        var grain = town.Grain(town.KeysOf(silo).First());
        town.Cluster.Network!.Set(client, silo.SiloAddress, NetworkPath.LosesAnswers);
        await Should.ThrowAsync<OutcomeUnknownException>(() => grain.Where().WaitAsync(Patience));
        town.Cluster.Network.Set(client, silo.SiloAddress, NetworkPath.Hangs);
        var hanging = grain.Where();
        await town.Cluster.MembershipTable!.Remove(silo.SiloAddress, null, TestContext.Current.CancellationToken);
        await Should.ThrowAsync<OutcomeUnknownException>(() => hanging.WaitAsync(Patience));
    }

    [Fact]
    public async Task Cancelling_reaches_the_grain_on_its_silo()
    {
        await using var town = await Town.Start(2);
        using var source = new CancellationTokenSource();
        var call = town.Grain(town.KeysOf(town.Cluster.Silos[1]).First()).WaitWith("w", source.Token);
        await town.Probe.Said("w begins");
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call.WaitAsync(Patience));
        await town.Probe.Said("w cancelled");
    }

    [Fact]
    public async Task A_lone_silo_takes_no_others_unless_it_was_asked_for()
    {
        await using var alone = new TestClusterBuilder(1).Build();
        await alone.DeployAsync();
        await Should.ThrowAsync<InvalidOperationException>(() => alone.StartAdditionalSiloAsync());
        await using var town = await Town.Start(1);
        await town.Cluster.StartAdditionalSiloAsync();
        town.Cluster.Silos.Count.ShouldBe(2);
    }

    private sealed class Listener : IPlaceListener
    {
        public List<string> Lines { get; } = [];

        public void Heard(string text) => Lines.Add(text);

        public Task<string> Ask(string question)
        {
            Lines.Add(question);
            return Task.FromResult($"heard {question}");
        }
    }
}
