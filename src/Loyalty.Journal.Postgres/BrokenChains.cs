namespace Loyalty.Journal.Postgres;

/// <summary>
/// Who appends to a stream without waiting for the answer to the append before builds each on the one before. When one of them is not
/// stored, those that were queued behind it must not be stored on top of somebody else's event that took its version. This remembers
/// where chains broke, for the appends that were queued before the break was told: who appends after that knows of it.
/// </summary>
internal sealed class BrokenChains
{
    private readonly Dictionary<(string Stream, long Version), long> broken = [];
    private readonly HashSet<(string Stream, long Version)> justBroken = [];
    private long offered;
    private long taken;
    private long newestBreak;

    /// <summary>Counts an append that is about to be queued. Safe from any thread, as <see cref="Withdraw"/> is.</summary>
    public void Offer() => Interlocked.Increment(ref offered);

    /// <summary>Takes back the count of an append that was not queued.</summary>
    public void Withdraw() => Interlocked.Decrement(ref offered);

    /// <summary>Counts an append that comes out of the queue.</summary>
    /// <returns>Whether it builds on one that was not stored.</returns>
    public bool Take(Append append)
    {
        taken++;
        return broken.Count > 0 && broken.TryGetValue((append.Stream, append.ExpectedVersion), out var until) && taken <= until;
    }

    /// <summary>Notes an append that is not stored, or not surely.</summary>
    public void Break(BatchAppend append) => justBroken.Add((append.Append.Stream, append.Last));

    /// <summary>Comes before the appends of the batch are answered.</summary>
    public void EndBatch()
    {
        if (taken >= newestBreak)
            broken.Clear();
        if (justBroken.Count == 0)
            return;
        newestBreak = Interlocked.Read(ref offered);
        foreach (var end in justBroken)
            broken[end] = newestBreak;
        justBroken.Clear();
    }
}
