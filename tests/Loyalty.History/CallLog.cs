using System.Collections.Concurrent;

namespace Loyalty.History;

/// <summary>Calls of all clients. Safe for any number of threads.</summary>
public sealed class CallLog
{
    private readonly ConcurrentQueue<Call> calls = new();
    private long ticks;

    public IReadOnlyCollection<Call> Calls => calls;

    /// <summary>The next instant: later than every one that was given before.</summary>
    public long Tick() => Interlocked.Increment(ref ticks);

    public void Add(Call call) => calls.Enqueue(call);
}
