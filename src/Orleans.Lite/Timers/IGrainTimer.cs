using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>A timer of a grain. Disposing it ends it, and cancels the token of a tick that runs.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets when the next tick is due and the time from the end of a tick to the next.</summary>
    /// <param name="dueTime">From now; zero or more, or infinite for never.</param>
    /// <param name="period">More than zero, or infinite for no further tick.</param>
    void Change(TimeSpan dueTime, TimeSpan period);
}

/// <summary>How a timer of a grain ticks.</summary>
public readonly struct GrainTimerCreationOptions : IEquatable<GrainTimerCreationOptions>
{
    /// <summary>To be filled by an initialiser.</summary>
    public GrainTimerCreationOptions()
    {
    }

    /// <summary>Times alone.</summary>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>When the first tick is due, from now; infinite for never.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of a tick to the next; infinite for a single tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Ticks may run while requests await. Otherwise a tick takes its turn like a request.</summary>
    public bool Interleave { get; init; }

    /// <summary>Ticks count as use, so they keep the grain from idle deactivation.</summary>
    public bool KeepAlive { get; init; }

    /// <inheritdoc />
    public bool Equals(GrainTimerCreationOptions other) => DueTime == other.DueTime && Period == other.Period
        && Interleave == other.Interleave && KeepAlive == other.KeepAlive;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is GrainTimerCreationOptions other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(DueTime, Period, Interleave, KeepAlive);

    /// <summary>All members are the same.</summary>
    public static bool operator ==(GrainTimerCreationOptions left, GrainTimerCreationOptions right) => left.Equals(right);

    /// <summary>Some member differs.</summary>
    public static bool operator !=(GrainTimerCreationOptions left, GrainTimerCreationOptions right) => !left.Equals(right);
}
