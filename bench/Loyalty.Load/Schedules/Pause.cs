using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Loyalty.Load.Schedules;

/// <summary>Sleeps to within some 60 microseconds: <c>Thread.Sleep</c> knows milliseconds alone; spinning takes a core.</summary>
internal static partial class Pause
{
    /// <summary>Returns at the timestamp or as soon after it as the system wakes the thread.</summary>
    public static void Until(long timestamp)
    {
        while (timestamp - Stopwatch.GetTimestamp() is > 0 and var ticks)
        {
            var nanoseconds = (long)(ticks * (1e9 / Stopwatch.Frequency));
            if (OperatingSystem.IsWindows())
                Thread.Sleep((int)(nanoseconds / 1_000_000));
            else
                _ = NanoSleep(new Time(nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000), 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in Time requested, nint remaining);

    private readonly record struct Time(nint Seconds, nint Nanoseconds)
    {
        public Time(long seconds, long nanoseconds) : this((nint)seconds, (nint)nanoseconds)
        {
        }
    }
}
