namespace Loyalty.Load.Results;

/// <summary>The figures of one run; latencies in milliseconds from the intended time of sending.</summary>
internal sealed record Summary
{
    public required long Requests { get; init; }

    public required long Succeeded { get; init; }

    public required double Seconds { get; init; }

    public required double P50 { get; init; }

    public required double P99 { get; init; }

    public required double P999 { get; init; }

    public required double Max { get; init; }

    /// <summary>How late the load itself handed requests over, 99th percentile in milliseconds; zero in a closed loop.</summary>
    public required double LatenessP99 { get; init; }

    /// <summary>What one request cost the load command itself, in microseconds of processor time.</summary>
    public required double ProcessorMicroseconds { get; init; }

    /// <summary>Requests by status; 0 stands for a connection that failed.</summary>
    public required IReadOnlyDictionary<int, long> Statuses { get; init; }

    /// <summary>Requests that had no answer when the run was given up.</summary>
    public required long Unanswered { get; init; }

    /// <summary>Successful answers per second.</summary>
    public double PerSecond => Seconds > 0 ? Succeeded / Seconds : 0;

    /// <summary>Requests that were not answered with success.</summary>
    public long Errors => Requests - Succeeded;
}
