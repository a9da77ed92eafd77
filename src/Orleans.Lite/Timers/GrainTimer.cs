using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>A timer whose ticks go through the mailbox of its grain. The next tick is armed when one has ended.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Activation activation;
    private readonly Func<CancellationToken, Task> callback;
    private readonly CancellationTokenSource ended = new();
    private readonly ITimer timer;
    private readonly bool interleaves;
    private readonly bool keepsAlive;
    private TimeSpan period;
    private int changes;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        this.activation = activation;
        this.callback = callback;
        interleaves = options.Interleave;
        keepsAlive = options.KeepAlive;
        using var flow = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        timer = activation.Silo.Time.CreateTimer(
            static self => ((GrainTimer)self!).Due(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool IsEnded => ended.IsCancellationRequested;

    public bool KeepsAlive => keepsAlive;

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        if (period != Timeout.InfiniteTimeSpan) ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        if (IsEnded) return;
        this.period = period;
        changes++;
        timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        if (IsEnded) return;
        ended.Cancel();
        timer.Dispose();
        activation.Forget(this);
    }

    public async Task Tick()
    {
        if (IsEnded) return;
        var before = changes;
        try
        {
            await callback(ended.Token);
        }
        finally
        {
            if (!IsEnded && before == changes && period != Timeout.InfiniteTimeSpan)
            {
                timer.Change(period, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Due()
    {
        var tick = new TimerTick(this) { SentAt = keepsAlive ? activation.Silo.Time.GetTimestamp() : 0 };
        if (interleaves) activation.Queue(static self => ((TimerTick)self!).Interleave(), tick);
        else activation.Receive(tick);
    }

    internal void Interleave(TimerTick tick)
    {
        tick.Activation = activation;
        tick.Begin(activation);
    }
}
