using System.Collections.Immutable;
using System.Diagnostics;

namespace Loyalty.Journal.Bench;

/// <summary>
/// A number of appenders, each with streams of its own, as a silo's grains are: one waits for its append and then makes the next.
/// An append is one event of 500 bytes with a command id and a fence; each 50th of a stream has a snapshot, each 10th a due
/// instant.
/// </summary>
internal sealed class AppendRun(IJournal journal, int appenders, int streams)
{
    private static readonly byte[] Body = new byte[500];
    private static readonly byte[] Snapshot = new byte[2_000];

    private readonly long[] latencies = new long[4_000_000];
    private readonly string[] names = [.. Enumerable.Range(0, streams).Select(stream => $"member/storefront/{stream:000000}")];
    private readonly long[] versions = new long[streams];
    private int measured;
    private readonly string run = Guid.NewGuid().ToString("N")[..8];
    private long commands;

    public async Task<AppendFigures> Measure(string fenceStream, TimeSpan duration)
    {
        for (var stream = 0; stream < streams; stream++)
            versions[stream] = await journal.Version(names[stream]);
        var fence = new Fence(fenceStream, await journal.Version(fenceStream));
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable.Range(0, appenders).Select(appender => Task.Run(() => Append(appender, fence, started, duration))));
        var elapsed = Stopwatch.GetElapsedTime(started);
        processor = Environment.CpuUsage.TotalTime - processor;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Array.Sort(latencies, 0, measured);
        return new AppendFigures(
            appenders,
            measured / elapsed.TotalSeconds,
            processor.TotalMicroseconds / measured,
            allocated / measured,
            At(0.50),
            At(0.99),
            At(0.999));
    }

    private async Task Append(int appender, Fence fence, long started, TimeSpan duration)
    {
        var random = new Random(appender);
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            var stream = appender + appenders * random.Next(streams / appenders);
            var before = Stopwatch.GetTimestamp();
            var outcome = await journal.Append(Next(stream, fence));
            if (outcome.Status != AppendStatus.Appended)
                throw new InvalidOperationException($"{names[stream]} at {versions[stream]}: {outcome}");
            versions[stream] = outcome.Version;
            var index = Interlocked.Increment(ref measured) - 1;
            latencies[index] = Stopwatch.GetTimestamp() - before;
        }
    }

    private Append Next(int stream, Fence fence)
    {
        var version = versions[stream];
        return new Append(
            names[stream],
            version,
            $"order-{run}-{Interlocked.Increment(ref commands):0000000000}",
            ImmutableArray.Create<ReadOnlyMemory<byte>>(Body),
            version % 50 == 49 ? Snapshot : default(ReadOnlyMemory<byte>?),
            version % 10 == 0 ? Due.Becomes(DateTimeOffset.UnixEpoch.AddMinutes(version * streams + stream)) : Due.Unchanged,
            fence);
    }

    private double At(double share) =>
        latencies[Math.Min(measured - 1, (int)(measured * share))] * 1_000.0 / Stopwatch.Frequency;
}

/// <summary>What a run measured; latencies in milliseconds, processor time per append in microseconds.</summary>
internal sealed record AppendFigures(
    int Appenders,
    double PerSecond,
    double Processor,
    long BytesAllocated,
    double Median,
    double Percentile99,
    double Percentile999);
