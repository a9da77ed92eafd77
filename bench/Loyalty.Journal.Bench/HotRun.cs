using System.Collections.Immutable;
using System.Diagnostics;

namespace Loyalty.Journal.Bench;

/// <summary>
/// One stream that is appended to without waiting for the append before: a number of appends, each built on the one before, then all
/// their answers, and again. What a member with many callers does.
/// </summary>
internal sealed class HotRun(IJournal journal, int together)
{
    private const string Stream = "member/storefront/hot";

    private readonly string run = Guid.NewGuid().ToString("N")[..8];

    /// <returns>Appends per second.</returns>
    public async Task<double> Measure(TimeSpan duration)
    {
        var first = await journal.Version(Stream);
        var version = first;
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            var start = version;
            var outcomes = await Task.WhenAll(
                Enumerable.Range(0, together).Select(place => journal.Append(Next(start + place)).AsTask()));
            if (outcomes.Any(outcome => outcome.Status != AppendStatus.Appended))
                throw new InvalidOperationException($"{Stream} at {start}: {string.Join(", ", outcomes)}");
            version += together;
        }

        return (version - first) / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private Append Next(long version) =>
        new(Stream, version, $"order-{run}-{version:0000000000}", ImmutableArray.Create<ReadOnlyMemory<byte>>(new byte[500]));
}
