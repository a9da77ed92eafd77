namespace Loyalty.Journal.Postgres;

/// <summary>
/// One queue, one connection, one batch on its way at a time. Nothing is tried again after a failure: the batch is unknown, the
/// connection is thrown away and the next batch opens another.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int MostRounds = 2_000;
    private const long MostBytes = 16 * 1024 * 1024;

    private readonly Sources sources;
    private readonly PostgresJournalOptions options;
    private readonly GroupCommit queue;
    private readonly List<BatchAppend> batched = [];
    private readonly Task running;
    private WriteSession? session;

    public Writer(Sources sources, PostgresJournalOptions options, WriteSession? session)
    {
        (this.sources, this.options, this.session) = (sources, options, session);
        queue = new GroupCommit(options.GroupCommit);
        running = Task.Run(() => queue.RunAsync(Commit));
    }

    public ValueTask<AppendOutcome> Append(Append append, CancellationToken cancellation) => queue.Append(append, cancellation);

    /// <summary>Takes no more appends, stores those that wait, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Stop();
        await running.ConfigureAwait(false);
        if (session is not null)
            await session.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask Commit(AppendBatch batch)
    {
        Take(batch);
        try
        {
            if (session is not { IsOpen: true })
                await Renew().ConfigureAwait(false);
            options.AroundCommit?.Invoke(CommitMoment.Before);
            await Decide().ConfigureAwait(false);
            options.AroundCommit?.Invoke(CommitMoment.After);
        }
        catch
        {
            await Drop().ConfigureAwait(false);
            throw;
        }
        finally
        {
            batched.Clear();
        }
    }

    private void Take(AppendBatch batch)
    {
        for (long bytes = 0; bytes < MostBytes && batch.TryTake(out var pending); bytes += pending.Bytes)
            batched.Add(new BatchAppend(pending));
    }

    private async Task Decide()
    {
        List<BatchAppend> undecided = [.. batched];
        for (var rounds = 0; undecided.Count > 0; rounds++)
        {
            if (rounds == MostRounds)
                throw new InvalidOperationException("Others append to the same streams without end.");
            await session!.Run(Round.Of(undecided)).ConfigureAwait(false);
            undecided.RemoveAll(static append => append.IsSettled);
        }
    }

    private async Task Renew()
    {
        await Drop().ConfigureAwait(false);
        session = await WriteSession.Open(sources.Writing, appliesSchema: false).ConfigureAwait(false);
    }

    private async Task Drop()
    {
        var dropped = session;
        session = null;
        if (dropped is not null)
            await dropped.DisposeAsync().ConfigureAwait(false);
    }
}
