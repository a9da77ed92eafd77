using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Orleans.Lite.Tests;

public sealed class DeactivationTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_grain_that_is_idle_for_the_age_goes_and_one_in_use_stays()
    {
        await using var cluster = await ProbedCluster.Start<ShortAge>();
        cluster.Probe.Open("1");
        await cluster.Grains.GetGrain<IWorkGrain>("idle").Work("1");
        var busy = cluster.Grains.GetGrain<IWorkGrain>("busy").Work("2");
        await cluster.Probe.Said("2 begins");
        cluster.Time.Advance(TimeSpan.FromMinutes(7));
        await cluster.Probe.Said("idle goes: ActivationIdle");
        cluster.Probe.Lines.ShouldNotContain("busy goes: ActivationIdle");
        await Should.ThrowAsync<TimeoutException>(() => busy.WaitAsync(TimeSpan.FromSeconds(30)));
        cluster.Probe.Open("2");
        await cluster.Probe.Said("2 ends");
    }

    [Fact]
    public async Task A_call_begins_the_age_anew()
    {
        await using var cluster = await ProbedCluster.Start<ShortAge>();
        cluster.Probe.Open("1");
        await cluster.Grains.GetGrain<IWorkGrain>("a").Work("1");
        cluster.Time.Advance(TimeSpan.FromMinutes(4));
        await cluster.Grains.GetGrain<IWorkGrain>("a").Work("1");
        cluster.Time.Advance(TimeSpan.FromMinutes(4));
        await cluster.Grains.GetGrain<IWorkGrain>("a").Work("1");
        cluster.Probe.Lines.ShouldNotContain("a goes: ActivationIdle");
        cluster.Time.Advance(TimeSpan.FromMinutes(6));
        await cluster.Probe.Said("a goes: ActivationIdle");
    }

    [Fact]
    public async Task DelayDeactivation_keeps_an_idle_grain()
    {
        await using var cluster = await ProbedCluster.Start<ShortAge>();
        await cluster.Grains.GetGrain<ILifeGrain>("kept").Keep(TimeSpan.FromHours(1));
        await cluster.Grains.GetGrain<ILifeGrain>("other").Touch();
        cluster.Time.Advance(TimeSpan.FromMinutes(30));
        await cluster.Probe.Said("other goes");
        cluster.Probe.Lines.ShouldNotContain("kept goes");
        cluster.Time.Advance(TimeSpan.FromMinutes(31));
        await cluster.Probe.Said("kept goes");
    }

    [Fact]
    public async Task What_waits_when_a_grain_goes_is_served_by_the_next_activation()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<ILifeGrain>("slow to go");
        var last = grain.Leave();
        await cluster.Probe.Said("slow to go is going");
        Task<int>[] calls = [grain.Touch(), grain.Touch()];
        cluster.Probe.Open("gone");
        await last.WaitAsync(Patience);
        (await Task.WhenAll(calls).WaitAsync(Patience)).ShouldBe([1, 2]);
        cluster.Probe.Lines.ShouldBe(["slow to go comes", "slow to go is going", "slow to go goes", "slow to go comes"]);
    }

    [Fact]
    public async Task No_call_is_lost_when_grains_go_all_the_time()
    {
        await using var cluster = await ProbedCluster.Start();
        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(caller => Task.Run(async () =>
        {
            var answers = 0;
            for (var call = 0; call < 2000; call++)
            {
                var grain = cluster.Grains.GetGrain<ILifeGrain>($"{call % 3}");
                if (call % 5 == caller) await grain.Leave();
                else (await grain.Touch()).ShouldBeGreaterThan(0);
                answers++;
            }

            return answers;
        }))).WaitAsync(Patience);
        counts.Sum().ShouldBe(8000);
    }

    [Fact]
    public async Task A_grain_that_cannot_be_activated_tells_its_callers_and_is_tried_again()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<ILifeGrain>("broken");
        (await Should.ThrowAsync<InvalidOperationException>(() => grain.Touch())).Message.ShouldBe("broken cannot come");
        cluster.Probe.Open("repaired");
        (await grain.Touch()).ShouldBe(1);
    }

    private sealed class ShortAge : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => siloBuilder.Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionAge = TimeSpan.FromMinutes(5);
            options.CollectionQuantum = TimeSpan.FromMinutes(1);
        });
    }
}
