namespace Loyalty.Journal.Sqlite;

/// <summary>Has the batches written on one thread of its own: SQLite's calls block.</summary>
internal sealed class Writer : IAsyncDisposable
{
    private readonly GroupCommit queue;
    private readonly BatchWriter batches;
    private readonly Thread thread;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Writer(SqliteJournalOptions options, string path)
    {
        queue = new GroupCommit(options.GroupCommit);
        batches = new BatchWriter(options, path);
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
            queue.Run(batches.Commit);
        }
        finally
        {
            batches.Dispose();
            ended.SetResult();
        }
    }
}
