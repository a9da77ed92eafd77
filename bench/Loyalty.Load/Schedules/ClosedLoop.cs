using System.Diagnostics;

namespace Loyalty.Load.Schedules;

/// <summary>Each client sends as soon as its last request is answered: finds the throughput, says little of latency.</summary>
internal sealed class ClosedLoop(TimeSpan warmup, TimeSpan duration, long atMost = long.MaxValue) : ISchedule
{
    private long _last = -1;

    public long MeasuredFrom { get; private set; }

    public long EndsAt { get; private set; }

    public void Start()
    {
        MeasuredFrom = Stopwatch.GetTimestamp() + (long)(warmup.TotalSeconds * Stopwatch.Frequency);
        EndsAt = MeasuredFrom + (long)(duration.TotalSeconds * Stopwatch.Frequency);
    }

    public ValueTask<Ticket> NextAsync()
    {
        var now = Stopwatch.GetTimestamp();
        if (now >= EndsAt)
            return new(Ticket.None);
        var number = Interlocked.Increment(ref _last);
        return new(number < atMost ? new Ticket(number, now) : Ticket.None);
    }
}
