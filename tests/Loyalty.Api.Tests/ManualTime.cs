namespace Loyalty.Api.Tests;

/// <summary>Time that passes when it is told to. Only what periodic timers and delays need.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<Timer> timers = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(callback, state, dueTime, period);
        lock (timers)
            timers.Add(timer);
        return timer;
    }

    public void Pass(TimeSpan span)
    {
        Timer[] now;
        lock (timers)
            now = [.. timers];
        foreach (var timer in now)
            timer.Pass(span);
    }

    private sealed class Timer(TimerCallback callback, object? state, TimeSpan due, TimeSpan period) : ITimer
    {
        private TimeSpan waited;
        private bool ended;

        public void Pass(TimeSpan span)
        {
            waited += span;
            if (!ended && waited >= due)
            {
                (waited, due, ended) = (TimeSpan.Zero, period, period < TimeSpan.Zero);
                callback(state);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => ended = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
