using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Appending;

/// <summary>
/// The appends that wait, a queue for each stream: those of one stream go one behind the other and share transactions, different streams go
/// side by side. Bounded in number, in bytes, and in how many streams are worked on at once.
/// </summary>
internal sealed class AppendQueues(Workshop shop) : IAsyncDisposable
{
    private readonly Lock turn = new();
    private readonly Dictionary<string, Queue<PendingAppend>> queues = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim slots = new(shop.Options.Writers);
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int waiting;
    private long waitingBytes;
    private int working = 1; // the journal itself, until it is closed
    private bool stopped;

    public ValueTask<AppendOutcome> Append(Append append, CancellationToken cancellation)
    {
        var pending = new PendingAppend(append, AppendLimits.Check(append));
        cancellation.ThrowIfCancellationRequested();
        lock (turn)
        {
            ObjectDisposedException.ThrowIf(stopped, typeof(IJournal));
            if (waiting >= shop.Options.GroupCommit.Appends || waitingBytes + pending.Bytes > shop.Options.GroupCommit.Bytes)
                throw new JournalOverloadedException();
            (waiting, waitingBytes) = (waiting + 1, waitingBytes + pending.Bytes);
            if (cancellation.CanBeCanceled)
                pending.CancelWith(cancellation);
            if (queues.TryGetValue(append.Stream, out var queue))
            {
                queue.Enqueue(pending);
                return pending.Wait;
            }

            queues.Add(append.Stream, new Queue<PendingAppend>([pending]));
            working++;
        }

        _ = Task.Run(() => Run(append.Stream), CancellationToken.None);
        return pending.Wait;
    }

    /// <summary>Takes no more appends, and waits until those that wait are answered.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (turn)
        {
            if (!stopped)
                Ended();
            stopped = true;
        }

        await drained.Task.ConfigureAwait(false);
    }

    private async Task Run(string stream)
    {
        while (Take(stream) is { } batch)
        {
            await slots.WaitAsync().ConfigureAwait(false);
            try
            {
                await Commit(stream, batch).ConfigureAwait(false);
            }
            finally
            {
                slots.Release();
            }
        }

        lock (turn)
            Ended();
    }

    private List<BatchAppend>? Take(string stream)
    {
        lock (turn)
        {
            var queue = queues[stream];
            var batch = new List<BatchAppend>();
            for (var bytes = 0; bytes < AppendLimits.SharedBytes && batch.Count < AppendLimits.Rows && queue.TryDequeue(out var pending);)
            {
                bytes += pending.Bytes;
                (waiting, waitingBytes) = (waiting - 1, waitingBytes - pending.Bytes);
                batch.Add(new BatchAppend(pending));
            }

            if (batch.Count > 0)
                return batch;
            queues.Remove(stream);
            return null;
        }
    }

    private async Task Commit(string stream, List<BatchAppend> batch)
    {
        var commit = new StreamCommit(shop, stream, batch);
        try
        {
            await commit.Run().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Fail(batch.FindAll(static append => !append.IsSettled), failure);
        }

        var settled = batch.FindAll(static append => append.IsSettled);
        if (commit.FenceVersion is { } version && settled.Count > 0)
            AnswerLater(settled, shop.Fences.Settle(stream, version));
        else
            settled.ForEach(static append => append.Pending.Answer());
    }

    /// <summary>Others may append by what they knew of this stream before, until it is settled.</summary>
    private void AnswerLater(List<BatchAppend> settled, Task settling)
    {
        lock (turn)
            working++;
        _ = Task.Run(async () =>
        {
            await settling.ConfigureAwait(false);
            settled.ForEach(static append => append.Pending.Answer());
            lock (turn)
                Ended();
        });
    }

    private void Ended()
    {
        if (--working == 0)
            drained.TrySetResult();
    }

    private static void Fail(List<BatchAppend> appends, Exception failure)
    {
        var told = failure as JournalUnavailableException ?? new JournalUnavailableException(
            failure is TableServiceException ? failure.Message : "The store failed: whether this append is stored is unknown.", failure);
        foreach (var append in appends)
        {
            append.Pending.Fail(told);
            append.Pending.Forget();
        }
    }
}
