using NodaTime;

namespace Loyalty.Domain.Reports;

/// <summary>
/// The finest time that reports keep apart: a quarter of an hour. Days and months of every zone of today begin with one, so what
/// is summed by moments can be asked for by any date in any zone.
/// </summary>
/// <param name="Number">Quarters of an hour since 1970 (UTC).</param>
public readonly record struct Moment(int Number) : IComparable<Moment>
{
    private const int Seconds = 15 * 60;

    /// <summary>After all that can happen.</summary>
    public static readonly Moment End = new(int.MaxValue);

    /// <summary>Before all that can happen.</summary>
    public static readonly Moment Beginning = new(int.MinValue);

    /// <summary>Its first instant.</summary>
    public Instant Start => Instant.FromUnixTimeSeconds((long)Number * Seconds);

    /// <summary>The moment that an instant is in.</summary>
    public static Moment Of(Instant instant)
    {
        var seconds = instant.ToUnixTimeSeconds();
        return new((int)((seconds / Seconds) - (seconds % Seconds < 0 ? 1 : 0)));
    }

    /// <summary>The next one.</summary>
    public Moment Next => new(Number + 1);

    /// <inheritdoc/>
    public int CompareTo(Moment other) => Number.CompareTo(other.Number);

    /// <summary>Whether one is before another.</summary>
    public static bool operator <(Moment left, Moment right) => left.Number < right.Number;

    /// <summary>Whether one is after another.</summary>
    public static bool operator >(Moment left, Moment right) => left.Number > right.Number;

    /// <summary>Whether one is not after another.</summary>
    public static bool operator <=(Moment left, Moment right) => left.Number <= right.Number;

    /// <summary>Whether one is not before another.</summary>
    public static bool operator >=(Moment left, Moment right) => left.Number >= right.Number;
}
