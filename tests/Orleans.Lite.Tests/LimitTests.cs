using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Orleans.Lite.Tests;

public sealed class LimitTests
{
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
        cluster.Probe.Lines.ShouldBe(["1 goes", "2 goes"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_limit_holds_while_many_grains_come()
    {
        await using var cluster = await ProbedCluster.Start<SmallLimit>();
        for (var number = 0; number < 500; number++) await cluster.Grains.GetGrain<ILifeGrain>($"{number}").Touch();
        await cluster.Probe.Said("400 goes");
    }

    private sealed class SmallLimit : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) =>
            siloBuilder.Configure<ActivationLimitOptions>(options => options.MaximumActivations = 16);
    }
}
