using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Orleans.Lite.Tests;

public sealed class DeactivationTests
{
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
        cluster.Probe.Open("2");
        await Should.ThrowAsync<TimeoutException>(() => busy.WaitAsync(TimeSpan.FromSeconds(30)));
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
    public async Task Above_the_limit_the_grains_used_least_recently_go()
    {
        await using var cluster = await ProbedCluster.Start<SmallLimit>();
        for (var number = 0; number < 16; number++)
        {
            cluster.Time.Advance(TimeSpan.FromMilliseconds(1));
            await cluster.Grains.GetGrain<ILifeGrain>($"{number}").Touch();
        }

        cluster.Time.Advance(TimeSpan.FromMilliseconds(1));
        await cluster.Grains.GetGrain<ILifeGrain>("0").Touch();
        await cluster.Grains.GetGrain<ILifeGrain>("16").Touch();
        await cluster.Probe.Said("1 goes");
        await cluster.Probe.Said("2 goes");
        cluster.Probe.Lines.Where(line => line.EndsWith("goes", StringComparison.Ordinal)).ShouldBe(["1 goes", "2 goes"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_limit_holds_while_many_grains_come()
    {
        await using var cluster = await ProbedCluster.Start<SmallLimit>();
        for (var number = 0; number < 500; number++) await cluster.Grains.GetGrain<ILifeGrain>($"{number}").Touch();
        await cluster.Probe.Said("400 goes");
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
        await last;
        (await Task.WhenAll(calls)).ShouldBe([1, 2]);
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
        })));
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

    private sealed class SmallLimit : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) =>
            siloBuilder.Configure<ActivationLimitOptions>(options => options.MaximumActivations = 16);
    }
}

public interface ILifeGrain : IGrainWithStringKey
{
    Task<int> Touch();

    Task Leave();

    Task Keep(TimeSpan time);
}

internal sealed class LifeGrain(Probe probe) : Grain, ILifeGrain
{
    private int calls;

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (Key == "broken" && !probe.Door("repaired").IsCompleted) throw new InvalidOperationException("broken cannot come");
        if (Key.Length > 5) probe.Say($"{Key} comes");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (Key == "slow to go")
        {
            probe.Say($"{Key} is going");
            await probe.Door("gone");
        }

        probe.Say($"{Key} goes");
    }

    public Task<int> Touch() => Task.FromResult(++calls);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Keep(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }
}
