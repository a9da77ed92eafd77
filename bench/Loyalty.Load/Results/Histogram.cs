using System.Numerics;

namespace Loyalty.Load.Results;

/// <summary>
/// Counts of durations in nanoseconds, in buckets each under one percent wide, from nanoseconds to centuries. Not thread-safe.
/// </summary>
internal sealed class Histogram
{
    private const int Half = 128; // buckets per power of two
    private readonly long[] _counts = new long[(64 - 7) * Half + Half];

    /// <summary>How many durations were recorded.</summary>
    public long Count { get; private set; }

    /// <summary>The longest one, exact.</summary>
    public long Max { get; private set; }

    /// <summary>Adds a duration; a negative one counts as zero.</summary>
    public void Record(long nanoseconds)
    {
        nanoseconds = Math.Max(nanoseconds, 0);
        var shift = Math.Max(0, BitOperations.Log2((ulong)nanoseconds) - 7);
        _counts[shift * Half + (nanoseconds >> shift)]++;
        Count++;
        Max = Math.Max(Max, nanoseconds);
    }

    /// <summary>The duration that the given share (0 to 1) of all does not exceed, rounded up to its bucket's end.</summary>
    public long Quantile(double share)
    {
        var wanted = Math.Max(1, (long)Math.Ceiling(share * Count));
        long seen = 0;
        for (var index = 0; index < _counts.Length; index++)
        {
            seen += _counts[index];
            if (seen >= wanted)
                return Math.Min(Max, UpperEnd(index));
        }
        return Max;
    }

    private static long UpperEnd(int index)
    {
        var shift = Math.Max(0, index / Half - 1);
        return ((long)(index - shift * Half + 1) << shift) - 1;
    }
}
