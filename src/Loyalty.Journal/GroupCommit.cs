using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Loyalty.Journal;

/// <summary>
/// Collects the appends that wait at one moment and hands them to the store as one batch, so that many share one transaction and
/// one flush. There is no timer: an append that comes alone goes at once, and those that come meanwhile make the next batch.
/// Bounded in number and in bytes. Appending is safe from any thread; one consumer runs the batches.
/// </summary>
public sealed class GroupCommit
{
    private readonly Channel<PendingAppend> waiting;
    private readonly GroupCommitOptions options;
    private long waitingBytes;
    private volatile bool stopped;

    /// <summary>Makes an empty group commit.</summary>
    public GroupCommit(GroupCommitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        waiting = Channel.CreateBounded<PendingAppend>(new BoundedChannelOptions(options.Appends) { SingleReader = true });
    }

    /// <summary>Queues an append and waits for its batch.</summary>
    /// <exception cref="ArgumentException">The append breaks a limit.</exception>
    /// <exception cref="JournalOverloadedException">The queue is full; nothing is stored.</exception>
    /// <exception cref="ObjectDisposedException">The journal is closed; nothing is stored.</exception>
    public ValueTask<AppendOutcome> Append(Append append, CancellationToken cancellation)
    {
        var pending = new PendingAppend(append, JournalLimits.Check(append));
        cancellation.ThrowIfCancellationRequested();
        if (cancellation.CanBeCanceled)
            pending.CancelWith(cancellation);
        if (Interlocked.Add(ref waitingBytes, pending.Bytes) > options.Bytes || !waiting.Writer.TryWrite(pending))
        {
            Interlocked.Add(ref waitingBytes, -pending.Bytes);
            pending.Forget();
            ObjectDisposedException.ThrowIf(stopped, typeof(IJournal));
            throw new JournalOverloadedException();
        }

        return pending.Wait;
    }

    /// <summary>Takes no more appends; those that wait are still stored. May be called more than once.</summary>
    public void Stop()
    {
        stopped = true;
        waiting.Writer.TryComplete();
    }

    /// <summary>Runs batches on the calling thread until <see cref="Stop"/> was called and nothing waits any more.</summary>
    /// <param name="commit">
    /// Takes and settles the appends of the batch, in order, and makes all of them durable. If it throws, every append that it took
    /// is answered with <see cref="JournalUnavailableException"/>; it must have brought the store back to order before.
    /// </param>
    public void Run(Action<AppendBatch> commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var batch = new AppendBatch(this);
        while (WaitForAppends())
            RunOnce(batch, commit);
    }

    /// <summary>As <see cref="Run"/>, for a store that waits without holding a thread.</summary>
    public async Task RunAsync(Func<AppendBatch, ValueTask> commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var batch = new AppendBatch(this);
        while (await waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
            await RunOnce(batch, commit).ConfigureAwait(false);
    }

    /// <summary>Runs one batch of what waits now, for a store that is driven from outside, as a simulation does it.</summary>
    internal void RunOnce(Action<AppendBatch> commit) => RunOnce(new AppendBatch(this), commit);

    /// <summary>As the other one; it goes on where it was called, whatever the commit awaits.</summary>
    internal ValueTask RunOnce(Func<AppendBatch, ValueTask> commit) => RunOnce(new AppendBatch(this), commit);

    /// <summary>Whether an append waits.</summary>
    internal bool IsWaiting => waiting.Reader.Count > 0;

    internal int BatchAppends => options.BatchAppends;

    internal bool TryTake([NotNullWhen(true)] out PendingAppend? pending)
    {
        if (!waiting.Reader.TryRead(out pending))
            return false;
        Interlocked.Add(ref waitingBytes, -pending.Bytes);
        return true;
    }

    private static void RunOnce(AppendBatch batch, Action<AppendBatch> commit)
    {
        try
        {
            commit(batch);
            batch.Answer();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            batch.Fail(failure);
        }
    }

    private static async ValueTask RunOnce(AppendBatch batch, Func<AppendBatch, ValueTask> commit)
    {
        try
        {
            await commit(batch);
            batch.Answer();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            batch.Fail(failure);
        }
    }

    private bool WaitForAppends()
    {
        var wait = waiting.Reader.WaitToReadAsync();
        return wait.IsCompletedSuccessfully ? wait.Result : wait.AsTask().GetAwaiter().GetResult();
    }
}
