using System.Diagnostics;

namespace Loyalty.Load.Results;

/// <summary>What came of the measured requests. Thread-safe.</summary>
internal sealed class Tally
{
    /// <summary>Stands for a status where the connection failed before an answer.</summary>
    public const int NoConnection = 0;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, long> _statuses = [];
    private readonly Histogram _latency = new();
    private long _lastAt;

    /// <summary>Counts one outcome, and where it is an answer its latency from the intended time of sending.</summary>
    public void Record(int status, long intendedAt)
    {
        var now = Stopwatch.GetTimestamp();
        lock (_lock)
        {
            _statuses[status] = _statuses.GetValueOrDefault(status) + 1;
            _lastAt = now;
            if (status != NoConnection)
                _latency.Record((long)Stopwatch.GetElapsedTime(intendedAt, now).TotalNanoseconds);
        }
    }

    /// <summary>The figures so far.</summary>
    public Summary Sum(long measuredFrom, long lateness, TimeSpan processorTime, long unanswered)
    {
        lock (_lock)
        {
            var total = _statuses.Values.Sum();
            return new Summary
            {
                Requests = total + unanswered,
                Seconds = _lastAt == 0 ? 0 : Stopwatch.GetElapsedTime(measuredFrom, _lastAt).TotalSeconds,
                Succeeded = _statuses.Where(status => status.Key is >= 200 and < 300).Sum(status => status.Value),
                Statuses = new SortedDictionary<int, long>(_statuses),
                Unanswered = unanswered,
                P50 = _latency.Quantile(0.5) / 1e6,
                P99 = _latency.Quantile(0.99) / 1e6,
                P999 = _latency.Quantile(0.999) / 1e6,
                Max = _latency.Max / 1e6,
                LatenessP99 = lateness / 1e6,
                ProcessorMicroseconds = total == 0 ? 0 : processorTime.TotalMicroseconds / total,
            };
        }
    }
}
