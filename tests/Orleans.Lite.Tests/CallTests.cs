using Orleans.TestingHost;

namespace Orleans.Lite.Tests;

public sealed class CallTests : IAsyncLifetime
{
    private readonly TestCluster cluster = new TestClusterBuilder(1).Build();

    public async ValueTask InitializeAsync() => await cluster.DeployAsync();

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    [Fact]
    public async Task A_grain_keeps_its_state_between_calls()
    {
        var counter = cluster.GrainFactory.GetGrain<ICounterGrain>("a");
        await counter.Add(2);
        (await counter.Add(3)).ShouldBe(5);
    }

    [Fact]
    public async Task Generic_answers_and_value_tasks_come_back()
    {
        var counter = cluster.GrainFactory.GetGrain<ICounterGrain>("a");
        await counter.Add(2);
        (await counter.History(CancellationToken.None)).Value.ShouldBe([2]);
        (await counter.Key()).ShouldBe("a");
    }

    [Fact]
    public async Task What_a_grain_throws_reaches_the_caller()
    {
        var thrown = await Should.ThrowAsync<InvalidOperationException>(
            () => cluster.GrainFactory.GetGrain<ICounterGrain>("a").Fail("no"));
        thrown.Message.ShouldBe("no");
    }

    [Fact]
    public async Task A_grain_that_deactivates_itself_starts_anew()
    {
        var counter = cluster.GrainFactory.GetGrain<ICounterGrain>("a");
        await counter.Add(2);
        await counter.Stop();
        (await counter.Add(3)).ShouldBe(3);
    }
}
