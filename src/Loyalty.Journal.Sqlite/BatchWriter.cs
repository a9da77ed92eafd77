namespace Loyalty.Journal.Sqlite;

/// <summary>
/// Writes batches on the one connection that writes, on the thread that calls. After a commit that failed it throws the connection away,
/// opens another and checkpoints, so that what is answered next never rests on a page that a failed flush has lost.
/// </summary>
internal sealed class BatchWriter(SqliteJournalOptions options, string path) : IDisposable
{
    private WriteConnection? connection = new(path, options.RememberedStreams);

    public void Commit(AppendBatch batch)
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

    public void Dispose() => connection?.Dispose();

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
