using System.Diagnostics;
using System.Threading.Channels;
using Loyalty.Load.Results;

namespace Loyalty.Load.Schedules;

/// <summary>
/// Requests are meant to be sent at a fixed rate, however slow the answers are, as customers do. A request that must wait for
/// a free client keeps the time it was meant for, so that a stall of the server is felt by all that came during it.
/// </summary>
internal sealed class OpenLoop(double ratePerSecond, TimeSpan warmup, TimeSpan duration) : ISchedule
{
    // The thread that keeps time also sends: a client that waits is continued on it, with no hop to another thread.
    private readonly Channel<Ticket> _due =
        Channel.CreateUnbounded<Ticket>(new() { SingleWriter = true, AllowSynchronousContinuations = true });

    private readonly Histogram _lateness = new();

    public long MeasuredFrom { get; private set; }

    public long EndsAt { get; private set; }

    /// <summary>How long after its intended time a request was handed to the clients, in ns: the load's own fault.</summary>
    public Histogram Lateness => _lateness;

    public void Start()
    {
        var startsAt = Stopwatch.GetTimestamp();
        MeasuredFrom = startsAt + (long)(warmup.TotalSeconds * Stopwatch.Frequency);
        EndsAt = MeasuredFrom + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        new Thread(() => Dispatch(startsAt)) { IsBackground = true, Priority = ThreadPriority.AboveNormal }.Start();
    }

    public async ValueTask<Ticket> NextAsync()
    {
        // Not WaitToReadAsync, which wakes every client for one request.
        try
        {
            return await _due.Reader.ReadAsync();
        }
        catch (ChannelClosedException)
        {
            return Ticket.None;
        }
    }

    private void Dispatch(long startsAt)
    {
        var ticksBetween = Stopwatch.Frequency / ratePerSecond;
        for (long number = 0; ; number++)
        {
            var intendedAt = startsAt + (long)(number * ticksBetween);
            if (intendedAt >= EndsAt)
                break;
            Pause.Until(intendedAt);
            if (intendedAt >= MeasuredFrom)
                _lateness.Record((long)Stopwatch.GetElapsedTime(intendedAt).TotalNanoseconds);
            _due.Writer.TryWrite(new Ticket(number, intendedAt));
        }
        _due.Writer.Complete();
    }
}
