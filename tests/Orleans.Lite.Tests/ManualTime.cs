namespace Orleans.Lite.Tests;

/// <summary>A clock that stands still until it is moved. Timers fire within the move, in the order of their due times.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<(long Due, long Serial), ManualTimer> due = [];
    private long now;
    private long lastSerial;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref now);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        var end = now + time.Ticks;
        while (Next(end) is { } timer) timer.Fire();
        Volatile.Write(ref now, end);
    }

    private ManualTimer? Next(long end)
    {
        lock (gate)
        {
            if (due.Count == 0) return null;
            var (key, timer) = due.First();
            if (key.Due > end) return null;
            due.Remove(key);
            Volatile.Write(ref now, Math.Max(now, key.Due));
            return timer;
        }
    }

    private sealed class ManualTimer(ManualTime time, Action callback) : ITimer
    {
        private (long Due, long Serial) key;
        private TimeSpan period;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.due.Remove(key);
                this.period = period;
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                key = (time.now + dueTime.Ticks, ++time.lastSerial);
                time.due.Add(key, this);
                return true;
            }
        }

        public void Fire()
        {
            if (period != Timeout.InfiniteTimeSpan) Change(period, period);
            callback();
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
