using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.Lite.Tests;

public sealed class StopTests
{
    [Fact]
    public async Task Stopping_finishes_what_was_accepted_refuses_what_comes_and_deactivates_all()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<IWorkGrain>("a");
        cluster.Probe.Open("0");
        await cluster.Grains.GetGrain<IWorkGrain>("idle").Work("0");
        Task[] accepted = [grain.Work("1"), grain.Work("2")];
        await cluster.Probe.Said("1 begins");
        var stop = cluster.Cluster.StopAllSilosAsync();
        await cluster.Probe.Said("idle goes: ShuttingDown");
        await Should.ThrowAsync<SiloUnavailableException>(() => grain.Work("late"));
        stop.IsCompleted.ShouldBeFalse();
        cluster.Probe.Open("1");
        cluster.Probe.Open("2");
        await Task.WhenAll(accepted);
        await stop;
        cluster.Probe.Lines[^1].ShouldBe("a goes: ShuttingDown");
        cluster.Probe.Lines.ShouldNotContain("late begins");
    }

    [Fact]
    public async Task While_it_stops_a_grain_may_still_call_another()
    {
        await using var cluster = await ProbedCluster.Start();
        var call = cluster.Grains.GetGrain<IChainGrain>("a").CallAfter("open", "b");
        await cluster.Probe.Said("waits");
        var stop = cluster.Cluster.StopAllSilosAsync();
        cluster.Probe.Open("open");
        cluster.Probe.Open("b");
        await call;
        await stop;
        cluster.Probe.Lines.ShouldContain("b ends");
        cluster.Probe.Lines.ShouldContain("b goes: ShuttingDown");
    }

    [Fact]
    public async Task A_stop_that_is_cut_short_refuses_what_is_left()
    {
        await using var cluster = await ProbedCluster.Start();
        var call = cluster.Grains.GetGrain<IWorkGrain>("a").Work("1");
        await cluster.Probe.Said("1 begins");
        await cluster.Cluster.KillSiloAsync(cluster.Cluster.Primary!);
        await Should.ThrowAsync<SiloUnavailableException>(() => call.WaitAsync(TimeSpan.FromSeconds(30)));
        cluster.Probe.Open("1");
    }

    [Fact]
    public async Task A_silo_lives_in_an_ordinary_host()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo.UseLocalhostClustering());
        using var host = builder.Build();
        await host.StartAsync();
        (await host.Services.GetRequiredService<IGrainFactory>().GetGrain<ICounterGrain>("a").Add(1)).ShouldBe(1);
        await host.StopAsync();
    }
}

public interface IChainGrain : IGrainWithStringKey
{
    Task CallAfter(string door, string name);
}

internal sealed class ChainGrain(Probe probe) : Grain, IChainGrain
{
    public async Task CallAfter(string door, string name)
    {
        probe.Say("waits");
        await probe.Door(door);
        await GrainFactory.GetGrain<IWorkGrain>(name).Work(name);
    }
}
