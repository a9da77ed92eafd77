namespace Loyalty.Simulation.Scheduling;

/// <summary>The clocks of one process: they may drift, and the one on the wall may be set.</summary>
internal sealed class ProcessTime(VirtualTime world, ProcessScheduler scheduler) : TimeProvider
{
    /// <summary>How fast they go, against the world's.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>How far the clock on the wall has been set ahead (or back, if negative).</summary>
    public TimeSpan Ahead { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => Rate == 1 ? world.Now : (long)(world.Now * Rate);

    public override DateTimeOffset GetUtcNow() => world.Wall + Ahead + TimeSpan.FromTicks(GetTimestamp() - world.Now);

    /// <summary>Sets the clock on the wall right; it drifts on.</summary>
    public void Set() => Ahead = TimeSpan.FromTicks(world.Now - GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>One that rings while its process stands still rings once when that goes on.</summary>
    private sealed class Timer : ITimer, IThreadPoolWorkItem
    {
        private readonly ProcessTime time;
        private readonly TimerCallback callback;
        private readonly object? state;
        private readonly Action ring;
        private VirtualTime.Alarm? alarm;
        private TimeSpan period;
        private bool isRinging;

        public Timer(ProcessTime time, TimerCallback callback, object? state)
        {
            (this.time, this.callback, this.state) = (time, callback, state);
            ring = Ring;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            alarm?.TurnOff();
            alarm = null;
            this.period = period;
            if (dueTime != Timeout.InfiniteTimeSpan) Set(dueTime);
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        public void Execute()
        {
            isRinging = false;
            callback(state);
        }

        private void Set(TimeSpan delay)
        {
            var ticks = time.Rate == 1 ? delay.Ticks : (long)Math.Ceiling(delay.Ticks / time.Rate) + 1;
            alarm = time.World.At(time.World.Now + Math.Max(0, ticks), ring);
        }

        private void Ring()
        {
            alarm = null;
            if (time.Scheduler.IsDead) return;
            if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero) Set(period);
            if (isRinging) return;
            isRinging = true;
            time.Scheduler.Schedule(this);
        }
    }

    private VirtualTime World => world;

    private ProcessScheduler Scheduler => scheduler;
}
