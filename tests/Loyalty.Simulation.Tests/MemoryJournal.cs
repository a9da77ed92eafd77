using Loyalty.Journal;
using Loyalty.Journal.Conformance;
using Loyalty.Simulation.Store;

namespace Loyalty.Simulation.Tests;

/// <summary>The simulation's store as a journal that any thread may use, so that the suite of all stores can try it.</summary>
internal sealed class MemoryJournal : IJournal, IAsyncDisposable
{
    private readonly MemoryStore store;
    private readonly CommitGate? gate;
    private readonly GroupCommit queue = new(new GroupCommitOptions());
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public MemoryJournal(MemoryStore store, CommitGate? gate)
    {
        (this.store, this.gate) = (store, gate);
        new Thread(Run) { IsBackground = true }.Start();
    }

    /// <summary>Ends when what waits is stored.</summary>
    public ValueTask DisposeAsync()
    {
        queue.Stop();
        return new(ended.Task);
    }

    public ValueTask<AppendOutcome> Append(Append append, CancellationToken cancellation = default) => queue.Append(append, cancellation);

    public ValueTask<StreamTail> Load(string stream, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        return Ask(() => store.Load(stream), cancellation);
    }

    public ValueTask<IReadOnlyList<StoredEvent>> Read(string stream, long afterVersion, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        JournalLimits.CheckVersion(afterVersion);
        JournalLimits.CheckPage(limit);
        return Ask(() => store.Read(stream, afterVersion, limit), cancellation);
    }

    public ValueTask<StoredEvent?> Find(string stream, string commandId, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        JournalLimits.CheckCommandId(commandId);
        return Ask(() => store.Find(stream, commandId), cancellation);
    }

    public ValueTask<long> Version(string stream, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        return Ask(() => store.Version(stream), cancellation);
    }

    public ValueTask<IReadOnlyList<string>> Streams(string prefix, string after, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPrefix(prefix);
        JournalLimits.CheckPrefix(after);
        JournalLimits.CheckPage(limit);
        return Ask(() => store.Streams(prefix, after, limit), cancellation);
    }

    public ValueTask<IReadOnlyList<DueStream>> Due(string prefix, DateTimeOffset until, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPrefix(prefix);
        JournalLimits.CheckPage(limit);
        return Ask(() => store.Due(prefix, until, limit), cancellation);
    }

    public ValueTask<IReadOnlyList<FeedEvent>> Feed(long afterPosition, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckVersion(afterPosition);
        JournalLimits.CheckPage(limit);
        return Ask(() => store.Feed(afterPosition, limit), cancellation);
    }

    private ValueTask<T> Ask<T>(Func<T> question, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(ended.Task.IsCompleted, this);
        lock (store) return ValueTask.FromResult(question());
    }

    private void Run()
    {
        queue.Run(Commit);
        ended.SetResult();
    }

    private void Commit(AppendBatch batch)
    {
        var taken = new List<PendingAppend>();
        while (batch.TryTake(out var pending)) taken.Add(pending);
        gate?.Before();
        lock (store)
        {
            var outcomes = store.Commit([.. taken.Select(pending => SimulatedJournal.Sent(pending.Append))]);
            for (var index = 0; index < taken.Count; index++) taken[index].Settle(outcomes[index]);
        }

        gate?.After();
    }
}
