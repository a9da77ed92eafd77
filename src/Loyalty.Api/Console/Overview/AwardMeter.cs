namespace Loyalty.Api.Console.Overview;

/// <summary>What one second saw.</summary>
/// <param name="Awards">Awards that were answered in it.</param>
/// <param name="Median">Milliseconds that half of them took at the most; 0 where there were none.</param>
/// <param name="Slow">Milliseconds that 99 of 100 took at the most; 0 where there were none.</param>
internal sealed record AwardSecond(int Awards, double Median, double Slow);

/// <summary>
/// Counts the awards of one program that this process has answered, for the last minutes, and how long they took, to a tenth.
/// Safe for use from any thread, without a lock: where a second begins, one award that comes in that moment may go uncounted.
/// </summary>
internal sealed class AwardMeter(TimeProvider time)
{
    public const int Seconds = 120;

    private const int Steps = 110;
    private const double Growth = 1.1;
    private const double Shortest = 0.05;
    private readonly int[][] counts = [.. Enumerable.Range(0, Seconds + 1).Select(_ => new int[Steps])];
    private readonly long[] stamps = new long[Seconds + 1];

    /// <summary>An award was answered.</summary>
    public void Count(TimeSpan took)
    {
        var step = Math.Clamp((int)Math.Ceiling(Math.Log(Math.Max(took.TotalMilliseconds, Shortest) / Shortest, Growth)), 0, Steps - 1);
        Interlocked.Increment(ref Slot(Now())[step]);
    }

    /// <summary>The seconds that are over, the oldest first, and as many as it keeps.</summary>
    public AwardSecond[] Past()
    {
        var now = Now();
        return [.. Enumerable.Range(0, Seconds).Select(back => Of(now - Seconds + back))];
    }

    private AwardSecond Of(long second)
    {
        var index = (int)(second % counts.Length);
        if (second < 0 || Volatile.Read(ref stamps[index]) != second)
            return new(0, 0, 0);
        var all = counts[index].Sum();
        return new(all, At(counts[index], all, 0.5), At(counts[index], all, 0.99));
    }

    private static double At(int[] steps, int all, double share)
    {
        var left = (int)Math.Ceiling(all * share);
        for (var step = 0; step < steps.Length && all > 0; step++)
        {
            left -= steps[step];
            if (left <= 0)
                return Shortest * Math.Pow(Growth, step);
        }
        return 0;
    }

    private int[] Slot(long second)
    {
        var index = (int)(second % counts.Length);
        var stamp = Volatile.Read(ref stamps[index]);
        if (stamp != second && Interlocked.CompareExchange(ref stamps[index], second, stamp) == stamp)
            Array.Clear(counts[index]);
        return counts[index];
    }

    private long Now() => time.GetUtcNow().ToUnixTimeSeconds();
}
