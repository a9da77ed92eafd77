namespace Orleans.Lite.Tests;

public sealed class CancellationTests
{
    [Fact]
    public async Task Cancelling_ends_the_callers_wait_and_tells_the_grain_in_a_turn()
    {
        await using var cluster = await ProbedCluster.Start();
        using var source = new CancellationTokenSource();
        var call = cluster.Grains.GetGrain<IWorkGrain>("a").Wait("w", source.Token);
        await cluster.Probe.Said("w begins");
        await source.CancelAsync();
        var thrown = await Should.ThrowAsync<OperationCanceledException>(() => call);
        thrown.CancellationToken.ShouldBe(source.Token);
        await cluster.Probe.Said("w cancelled in a turn: True");
    }

    [Fact]
    public async Task A_request_that_is_cancelled_while_it_waits_never_begins()
    {
        await using var cluster = await ProbedCluster.Start();
        using var source = new CancellationTokenSource();
        var grain = cluster.Grains.GetGrain<IWorkGrain>("a");
        var first = grain.Work("1");
        var second = grain.Wait("2", source.Token);
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        cluster.Probe.Open("1");
        cluster.Probe.Open("3");
        await first;
        await grain.Work("3");
        cluster.Probe.Lines.ShouldNotContain("2 begins");
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_sends_nothing()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<IWorkGrain>("a");
        await Should.ThrowAsync<OperationCanceledException>(() => grain.Wait("w", new CancellationToken(true)));
        cluster.Probe.Open("1");
        await grain.Work("1");
        cluster.Probe.Lines.ShouldBe(["1 begins", "1 ends"]);
    }

    [Fact]
    public async Task An_answer_in_time_leaves_the_token_alone()
    {
        await using var cluster = await ProbedCluster.Start();
        using var source = new CancellationTokenSource();
        cluster.Probe.Open("w");
        (await cluster.Grains.GetGrain<IWorkGrain>("a").Wait("w", source.Token)).ShouldBe("w");
        await source.CancelAsync();
        cluster.Probe.Lines.ShouldBe(["w begins"]);
    }

    [Fact]
    public async Task A_caller_waits_no_longer_than_the_methods_own_timeout()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<IWorkGrain>("a");
        var patient = grain.Work("1");
        var impatient = grain.Impatient("2");
        await cluster.Probe.Said("1 begins");
        cluster.Time.Advance(TimeSpan.FromSeconds(6));
        await Should.ThrowAsync<TimeoutException>(() => impatient.WaitAsync(TimeSpan.FromSeconds(30)));
        cluster.Probe.Open("1");
        await patient;
    }
}
