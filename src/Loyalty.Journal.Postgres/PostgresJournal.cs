using Npgsql;

namespace Loyalty.Journal.Postgres;

/// <summary>
/// A journal in one PostgreSQL database, which any number of processes share. Appends that wait at one moment share a round trip, a
/// transaction and a flush to the disk; what forbids two histories of a stream is the database's unique index alone.
/// </summary>
public sealed class PostgresJournal : IJournal, IAsyncDisposable
{
    private const int MostAppendsInBatch = 1_024;

    private readonly Sources sources;
    private readonly Writer[] writers;
    private readonly Reads reads;
    private Task? disposal;

    private PostgresJournal(Sources sources, PostgresJournalOptions options, WriteSession session)
    {
        this.sources = sources;
        writers = [.. Enumerable.Range(0, options.Writers).Select(number => new Writer(sources, options, number == 0 ? session : null))];
        reads = new Reads(new Reader(sources.Reading), options.FeedPatience);
    }

    /// <summary>Opens the journal of a database: checks the server and brings the schema up to date.</summary>
    /// <exception cref="InvalidOperationException">
    /// The server is refused (durability is off, it is read-only, too old, not UTF-8), or a later release wrote the journal; the message
    /// says what to do.
    /// </exception>
    /// <exception cref="JournalUnavailableException">The server cannot be reached or used.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static async Task<PostgresJournal> Open(PostgresJournalOptions options, CancellationToken cancellation = default)
    {
        Check(options);
        var sources = new Sources(options);
        try
        {
            var session = await WriteSession.Open(sources.Writing, appliesSchema: true, cancellation).ConfigureAwait(false);
            return new PostgresJournal(sources, options, session);
        }
        catch (Exception failure)
        {
            await sources.DisposeAsync().ConfigureAwait(false);
            if (failure is NpgsqlException)
                throw new JournalUnavailableException($"PostgreSQL: {failure.Message}", failure);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<AppendOutcome> Append(Append append, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(append);
        var way = append.Stream is null ? 0 : (append.Stream.GetHashCode(StringComparison.Ordinal) & int.MaxValue) % writers.Length;
        return writers[way].Append(append, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<StreamTail> Load(string stream, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        return Guard(reads.Load(stream, cancellation));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> Read(
        string stream, long afterVersion, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        JournalLimits.CheckVersion(afterVersion);
        JournalLimits.CheckPage(limit);
        return Guard(reads.Events(stream, afterVersion, limit, cancellation));
    }

    /// <inheritdoc/>
    public ValueTask<StoredEvent?> Find(string stream, string commandId, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        JournalLimits.CheckCommandId(commandId);
        return Guard(reads.Find(stream, commandId, cancellation));
    }

    /// <inheritdoc/>
    public ValueTask<long> Version(string stream, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        return Guard(reads.Version(stream, cancellation));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> Streams(
        string prefix, string after, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPrefix(prefix);
        JournalLimits.CheckPrefix(after);
        JournalLimits.CheckPage(limit);
        return Guard(reads.Streams(prefix, after, limit, cancellation));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DueStream>> Due(
        string prefix, DateTimeOffset until, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPrefix(prefix);
        JournalLimits.CheckPage(limit);
        return Guard(reads.Due(prefix, until, limit, cancellation));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<FeedEvent>> Feed(long afterPosition, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckVersion(afterPosition);
        JournalLimits.CheckPage(limit);
        return Guard(reads.Feed(afterPosition, limit, cancellation));
    }

    /// <summary>Takes no more appends, stores those that wait, and closes the connections.</summary>
    public ValueTask DisposeAsync() => new(disposal ??= Close());

    private static void Check(PostgresJournalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNotEqual(Math.Clamp(options.CommandSeconds, 1, 600), options.CommandSeconds, "CommandSeconds");
        ArgumentOutOfRangeException.ThrowIfNotEqual(Math.Clamp(options.ConnectSeconds, 1, 600), options.ConnectSeconds, "ConnectSeconds");
        ArgumentOutOfRangeException.ThrowIfNotEqual(Math.Clamp(options.Writers, 1, 64), options.Writers, "Writers");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Readers, 1, "Readers");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.GroupCommit.BatchAppends, MostAppendsInBatch, "BatchAppends");
    }

    private static async ValueTask<TAnswer> Guard<TAnswer>(ValueTask<TAnswer> read)
    {
        try
        {
            return await read.ConfigureAwait(false);
        }
        catch (NpgsqlException failure)
        {
            throw new JournalUnavailableException($"PostgreSQL: {failure.Message}", failure);
        }
    }

    private async Task Close()
    {
        foreach (var writer in writers)
            await writer.DisposeAsync().ConfigureAwait(false);
        await sources.DisposeAsync().ConfigureAwait(false);
    }
}
