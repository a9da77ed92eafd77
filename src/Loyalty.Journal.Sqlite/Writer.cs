namespace Loyalty.Journal.Sqlite;

/// <summary>
/// Owns the one connection that writes, on one thread of its own: SQLite's calls block. After a commit that failed it throws the
/// connection away, opens another and checkpoints, so that what is answered next never rests on a page that a failed flush
/// has lost.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private readonly SqliteJournalOptions options;
    private readonly string path;
    private readonly GroupCommit queue;
    private readonly Thread thread;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WriteConnection? connection;

    public Writer(SqliteJournalOptions options, string path)
    {
        (this.options, this.path) = (options, path);
        queue = new GroupCommit(options.GroupCommit);
        connection = new WriteConnection(path, options.RememberedStreams);
        thread = new Thread(Run) { IsBackground = true, Name = "journal writer" };
        thread.Start();
    }

    public ValueTask<AppendOutcome> Append(Append append, CancellationToken cancellation) => queue.Append(append, cancellation);

    /// <summary>Takes no more appends, stores those that wait, and closes the connection.</summary>
    public ValueTask DisposeAsync()
    {
        queue.Stop();
        return new ValueTask(ended.Task);
    }

    private void Run()
    {
        try
        {
            queue.Run(Commit);
        }
        finally
        {
            connection?.Dispose();
            ended.SetResult();
        }
    }

    private void Commit(AppendBatch batch)
    {
        connection ??= Recover();
        try
        {
            connection.Begin();
            while (batch.TryTake(out var pending))
                pending.Settle(connection.Apply(pending.Append));
            options.AroundCommit?.Invoke(CommitMoment.Before);
            connection.Commit();
            options.AroundCommit?.Invoke(CommitMoment.After);
        }
        catch
        {
            connection.Dispose();
            connection = null;
            connection = Recover();
            throw;
        }
    }

    private WriteConnection Recover()
    {
        var fresh = new WriteConnection(path, options.RememberedStreams);
        try
        {
            fresh.Checkpoint();
            return fresh;
        }
        catch
        {
            fresh.Dispose();
            throw;
        }
    }
}
