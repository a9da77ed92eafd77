namespace Orleans.Lite.Tests;

public sealed class TimerTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_timer_ticks_when_due_and_then_each_period_after_a_tick_has_ended()
    {
        await using var cluster = await ProbedCluster.Start();
        await cluster.Grains.GetGrain<ITimerGrain>("a").Start(2 * Second, Second, false);
        cluster.Time.Advance(Second);
        cluster.Probe.Lines.ShouldBeEmpty();
        cluster.Time.Advance(Second);
        await cluster.Probe.Said("tick 1 begins");
        cluster.Time.Advance(10 * Second);
        cluster.Probe.Open("tick 1");
        await cluster.Probe.Said("tick 1 ends");
        await cluster.Grains.GetGrain<ITimerGrain>("a").Touch();
        cluster.Time.Advance(Second);
        await cluster.Probe.Said("tick 2 begins");
        cluster.Probe.Lines.ShouldBe(["tick 1 begins", "tick 1 ends", "tick 2 begins"]);
    }

    [Fact]
    public async Task A_tick_takes_its_turn()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<ITimerGrain>("a");
        await grain.Start(Second, Second, false);
        var busy = grain.Busy();
        await cluster.Probe.Said("busy");
        cluster.Time.Advance(Second);
        var after = grain.Touch();
        cluster.Probe.Open("tick 1");
        cluster.Probe.Open("busy");
        await Task.WhenAll(busy, after);
        cluster.Probe.Lines.ShouldBe(["busy", "done", "tick 1 begins", "tick 1 ends"]);
    }

    [Fact]
    public async Task A_tick_that_interleaves_does_not_wait()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<ITimerGrain>("a");
        await grain.Start(Second, Second, true);
        var busy = grain.Busy();
        await cluster.Probe.Said("busy");
        cluster.Probe.Open("tick 1");
        cluster.Time.Advance(Second);
        await cluster.Probe.Said("tick 1 ends");
        busy.IsCompleted.ShouldBeFalse();
        cluster.Probe.Open("busy");
        await busy;
    }

    [Fact]
    public async Task A_tick_that_throws_is_followed_by_the_next()
    {
        await using var cluster = await ProbedCluster.Start();
        var grain = cluster.Grains.GetGrain<ITimerGrain>("throws");
        await grain.Start(Second, Second, false);
        cluster.Probe.Open("tick 1");
        cluster.Time.Advance(Second);
        await cluster.Probe.Said("tick 1 ends");
        await grain.Touch();
        cluster.Time.Advance(Second);
        await cluster.Probe.Said("tick 2 begins");
    }

    [Fact]
    public async Task Disposing_ends_a_timer_and_so_does_deactivation()
    {
        await using var cluster = await ProbedCluster.Start();
        var disposing = cluster.Grains.GetGrain<ITimerGrain>("a");
        var leaving = cluster.Grains.GetGrain<ITimerGrain>("b");
        await disposing.Start(Second, Second, false);
        await leaving.Start(Second, Second, false);
        await disposing.End();
        await cluster.Cluster.DeactivateAsync(leaving);
        cluster.Time.Advance(5 * Second);
        await disposing.Touch();
        await leaving.Touch();
        cluster.Probe.Lines.ShouldBeEmpty();
    }
}

public interface ITimerGrain : IGrainWithStringKey
{
    Task Start(TimeSpan due, TimeSpan period, bool interleave);

    Task Busy();

    Task Touch();

    Task End();
}

internal sealed class TimerGrain(Probe probe) : Grain, ITimerGrain
{
    private IGrainTimer? timer;
    private int ticks;

    public Task Start(TimeSpan due, TimeSpan period, bool interleave)
    {
        timer = this.RegisterGrainTimer(
            Tick, new GrainTimerCreationOptions { DueTime = due, Period = period, Interleave = interleave });
        return Task.CompletedTask;
    }

    public async Task Busy()
    {
        probe.Say("busy");
        await probe.Door("busy");
        probe.Say("done");
    }

    public Task Touch() => Task.CompletedTask;

    public Task End()
    {
        timer!.Dispose();
        return Task.CompletedTask;
    }

    private async Task Tick(CancellationToken cancellation)
    {
        var tick = $"tick {++ticks}";
        probe.Say($"{tick} begins");
        await probe.Door(tick).WaitAsync(cancellation);
        probe.Say($"{tick} ends");
        if (this.GetPrimaryKeyString() == "throws") throw new InvalidOperationException("A tick failed.");
    }
}
