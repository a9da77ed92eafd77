using System.Diagnostics;
using Loyalty.Load.Results;

namespace Loyalty.Load.Listening;

/// <summary>From the sending of a purchase to its member's listener having heard of it. Thread-safe.</summary>
internal sealed class Delays(long members)
{
    private readonly long[] _sentAt = new long[members];
    private readonly Histogram _delays = new();
    private readonly Lock _lock = new();

    /// <summary>A purchase is on its way. Of two at once the first one counts.</summary>
    public void Sent(long member) => Interlocked.CompareExchange(ref _sentAt[member], Stopwatch.GetTimestamp(), 0);

    /// <summary>The member's listener has a new state.</summary>
    public void Heard(long member)
    {
        var now = Stopwatch.GetTimestamp();
        var sentAt = Interlocked.Exchange(ref _sentAt[member], 0);
        if (sentAt == 0)
            return;
        lock (_lock)
            _delays.Record((long)Stopwatch.GetElapsedTime(sentAt, now).TotalNanoseconds);
    }

    /// <summary>How many were heard, and the delay in milliseconds that a share (0 to 1) of them does not exceed.</summary>
    public (long Heard, double P50, double P99, double Max) Figures()
    {
        lock (_lock)
            return (_delays.Count, _delays.Quantile(0.5) / 1e6, _delays.Quantile(0.99) / 1e6, _delays.Max / 1e6);
    }

    /// <summary>Purchases of which nobody has heard.</summary>
    public long Unheard => _sentAt.Count(sentAt => sentAt != 0);
}
