namespace Orleans.Lite.Tests;

public sealed class ReentrancyTests
{
    [Fact]
    public async Task Requests_of_a_reentrant_grain_interleave()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<IReentrantGrain>("a");
        var first = grain.Work("1");
        cluster.Probe.Open("2");
        await grain.Work("2");
        first.IsCompleted.ShouldBeFalse();
        cluster.Probe.Open("1");
        await first;
    }

    [Fact]
    public async Task A_method_that_always_interleaves_passes_those_that_wait()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<IWorkGrain>("a");
        Task[] calls = [grain.Work("1"), grain.Work("2")];
        cluster.Probe.Open("i");
        await grain.Interleave("i");
        cluster.Probe.Lines.ShouldBe(["1 begins", "i begins", "i ends"]);
        cluster.Probe.Open("1");
        cluster.Probe.Open("2");
        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task A_request_does_not_wait_for_one_that_always_interleaves()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<IWorkGrain>("a");
        var interleaving = grain.Interleave("i");
        await cluster.Probe.Said("i begins");
        cluster.Probe.Open("w");
        await grain.Work("w");
        var blocked = grain.Work("1");
        await cluster.Probe.Said("1 begins");
        cluster.Probe.Open("2");
        var waits = grain.Work("2");
        cluster.Probe.Lines.ShouldBe(["i begins", "w begins", "w ends", "1 begins"]);
        cluster.Probe.Open("1");
        await Task.WhenAll(blocked, waits);
        interleaving.IsCompleted.ShouldBeFalse();
        cluster.Probe.Open("i");
        await interleaving;
    }

    [Fact]
    public async Task Readers_interleave_with_readers_but_not_with_writers()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<IWorkGrain>("a");
        Task[] calls = [grain.Look("r1"), grain.Look("r2"), grain.Work("w"), grain.Look("r3")];
        foreach (var reader in new[] { "r1", "r2", "r3" }) await cluster.Probe.Said($"{reader} begins");
        cluster.Probe.Lines.ShouldNotContain("w begins");
        foreach (var door in new[] { "r1", "r2", "r3" }) cluster.Probe.Open(door);
        await cluster.Probe.Said("w begins");
        var late = grain.Look("r4");
        await grain.Interleave("i").WaitAsync(TimeSpan.Zero).ContinueWith(_ => { }, TaskScheduler.Default);
        await cluster.Probe.Said("i begins");
        cluster.Probe.Lines.ShouldNotContain("r4 begins");
        foreach (var door in new[] { "w", "r4", "i" }) cluster.Probe.Open(door);
        await Task.WhenAll([.. calls, late]);
    }

    [Fact]
    public async Task A_one_way_call_does_not_wait_and_never_fails()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<IWorkGrain>("a");
        grain.Tell("t").IsCompletedSuccessfully.ShouldBeTrue();
        await cluster.Probe.Said("t begins");
        cluster.Probe.Open("t");
        cluster.Probe.Open("w");
        await grain.Work("w");
        cluster.Probe.Lines.ShouldBe(["t begins", "t ends", "w begins", "w ends"]);
    }
}
