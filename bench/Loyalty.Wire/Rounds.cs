using System.Diagnostics;
using System.Globalization;

namespace Loyalty.Wire;

/// <summary>Many callers, each of which waits for its answer before it calls again.</summary>
internal static class Rounds
{
    public static async Task Measure(string name, int callers, TimeSpan time, Func<long, Task> call)
    {
        await Run(callers, TimeSpan.FromSeconds(2), call);
        var processorBefore = Process.GetCurrentProcess().TotalProcessorTime;
        var allocatedBefore = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        var latencies = await Run(callers, time, call);
        var elapsed = watch.Elapsed;
        var processor = Process.GetCurrentProcess().TotalProcessorTime - processorBefore;
        var allocated = GC.GetTotalAllocatedBytes() - allocatedBefore;
        latencies.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-42} {latencies.Count / elapsed.TotalSeconds,9:N0} calls/s  {processor.TotalMicroseconds / latencies.Count,6:N1} µs CPU  "
            + $"p50 {latencies[latencies.Count / 2],6:N2} ms  p99 {latencies[(int)(latencies.Count * 0.99)],6:N2} ms  "
            + $"{(double)allocated / latencies.Count,8:N0} B"));
    }

    private static async Task<List<double>> Run(int callers, TimeSpan time, Func<long, Task> call)
    {
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var latencies = new List<double>(1 << 16);
            for (var number = (long)caller; Stopwatch.GetTimestamp() < end; number += callers)
            {
                var start = Stopwatch.GetTimestamp();
                await call(number);
                latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            return latencies;
        })));
        return [.. all.SelectMany(each => each)];
    }
}
