namespace Loyalty.Simulation.Scheduling;

/// <summary>The time of a simulated world. It stands still while anything runs, and then goes to the next instant at which something is due.</summary>
internal sealed class VirtualTime
{
    private static readonly DateTimeOffset Beginning = new(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);
    private readonly PriorityQueue<Alarm, (long Due, long Serial)> alarms = new();
    private TimeSpan slept;
    private long lastSerial;

    /// <summary>Ticks since the beginning in which somebody was awake.</summary>
    public long Now { get; private set; }

    /// <summary>What a clock on the wall shows.</summary>
    public DateTimeOffset Wall => Beginning + slept + TimeSpan.FromTicks(Now);

    /// <summary>All of the time that has passed.</summary>
    public TimeSpan Lived => slept + TimeSpan.FromTicks(Now);

    /// <summary>Has something done later.</summary>
    public Alarm At(long due, Action action)
    {
        var alarm = new Alarm(action);
        alarms.Enqueue(alarm, (Math.Max(due, Now), ++lastSerial));
        return alarm;
    }

    /// <inheritdoc cref="At" />
    public Alarm After(TimeSpan delay, Action action) => At(Now + delay.Ticks, action);

    /// <summary>Goes to the next instant at which something is due, and does it. False: nothing is, until the end.</summary>
    public bool Next(long end)
    {
        while (alarms.TryPeek(out var alarm, out var place) && place.Due <= end)
        {
            alarms.Dequeue();
            if (alarm.IsOff) continue;
            Now = place.Due;
            alarm.Ring();
            return true;
        }

        Now = Math.Max(Now, end);
        return false;
    }

    /// <summary>Everything sleeps for so long: only the clocks on the wall have gone on.</summary>
    public void Sleep(TimeSpan length) => slept += length;

    /// <summary>Something that is due.</summary>
    public sealed class Alarm(Action action)
    {
        public bool IsOff { get; private set; }

        public void TurnOff() => IsOff = true;

        internal void Ring() => action();
    }
}
