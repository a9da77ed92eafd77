namespace Orleans.Lite.Tests;

public sealed class TurnTests
{
    [Fact]
    public async Task A_request_begins_only_when_the_one_before_has_ended()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<IWorkGrain>("a");
        Task[] calls = [grain.Work("1"), grain.Work("2"), grain.Work("3")];
        cluster.Probe.Open("3");
        cluster.Probe.Open("2");
        await cluster.Probe.Said("1 begins");
        cluster.Probe.Lines.ShouldBe(["1 begins"]);
        cluster.Probe.Open("1");
        await Task.WhenAll(calls);
        cluster.Probe.Lines.ShouldBe(["1 begins", "1 ends", "2 begins", "2 ends", "3 begins", "3 ends"]);
    }

    [Fact]
    public async Task Grains_do_not_wait_for_each_other()
    {
        await using var cluster = await ProbedCluster.Start();
        var blocked = cluster.Grains.GetGrain<IWorkGrain>("a").Work("a");
        cluster.Probe.Open("b");
        await cluster.Grains.GetGrain<IWorkGrain>("b").Work("b");
        blocked.IsCompleted.ShouldBeFalse();
        cluster.Probe.Open("a");
        await blocked;
    }

    [Fact]
    public async Task Every_await_comes_back_to_the_grain()
    {
        await using var cluster = await ProbedCluster.Start();
        (await cluster.Grains.GetGrain<IWorkGrain>("a").TurnsAreItsOwn()).ShouldBeTrue();
    }

    [Fact]
    public async Task Many_callers_never_run_a_grain_twice_at_once()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<IOverlapGrain>("a");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var call = 0; call < 500; call++) await grain.Step();
        })));
        (await grain.Result()).ShouldBe((4000, 0));
    }

    [Fact]
    public async Task A_call_to_itself_that_waits_ends_in_a_timeout()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<IOverlapGrain>("a");
        var call = grain.CallItself();
        await cluster.Probe.Said("calls itself");
        cluster.Time.Advance(TimeSpan.FromSeconds(40));
        await Should.ThrowAsync<TimeoutException>(() => call.WaitAsync(TimeSpan.FromSeconds(30)));
    }
}

public interface IOverlapGrain : IGrainWithStringKey
{
    Task Step();

    ValueTask<(int Steps, int Overlaps)> Result();

    Task CallItself();
}

internal sealed class OverlapGrain(Probe probe) : Grain, IOverlapGrain
{
    private int inside;
    private int steps;
    private int overlaps;

    public async Task Step()
    {
        if (Interlocked.Increment(ref inside) != 1) overlaps++;
        if (steps % 3 == 0) await Task.Yield();
        steps++;
        Interlocked.Decrement(ref inside);
    }

    public ValueTask<(int Steps, int Overlaps)> Result() => new((steps, overlaps));

    public async Task CallItself()
    {
        var call = this.AsReference<IOverlapGrain>().Step();
        probe.Say("calls itself");
        await call;
    }
}
