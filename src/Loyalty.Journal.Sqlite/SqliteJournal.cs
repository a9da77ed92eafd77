namespace Loyalty.Journal.Sqlite;

/// <summary>
/// A journal in one SQLite database of a data directory. One thread and one connection write; a few connections read; one process
/// at a time has the directory. Appends that wait at one moment share a transaction and a flush to the disk.
/// </summary>
public sealed class SqliteJournal : IJournal, IAsyncDisposable
{
    private readonly DirectoryLock directoryLock;
    private readonly Writer writer;
    private readonly ReadPool readers;
    private Task? disposal;

    private SqliteJournal(SqliteJournalOptions options, DirectoryLock directoryLock)
    {
        this.directoryLock = directoryLock;
        var path = Path.Combine(options.Directory, "journal.db");
        writer = new Writer(options, path);
        readers = new ReadPool(path, options.Readers);
    }

    /// <summary>Opens the journal of a data directory, and makes it where there is none.</summary>
    /// <exception cref="InvalidOperationException">
    /// The directory is in use, the library is too old, or a later release wrote the journal; the message says what to do.
    /// </exception>
    /// <exception cref="JournalUnavailableException">SQLite cannot open the database.</exception>
    public static SqliteJournal Open(SqliteJournalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Schema.CheckLibrary();
        var directoryLock = DirectoryLock.Take(options.Directory);
        try
        {
            return new SqliteJournal(options, directoryLock);
        }
        catch
        {
            directoryLock.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<AppendOutcome> Append(Append append, CancellationToken cancellation = default) =>
        writer.Append(append, cancellation);

    /// <inheritdoc/>
    public ValueTask<StreamTail> Load(string stream, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        return readers.Read(stream, static (reader, stream) => reader.Load(stream), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> Read(
        string stream, long afterVersion, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        JournalLimits.CheckVersion(afterVersion);
        JournalLimits.CheckPage(limit);
        return readers.Read(
            (stream, afterVersion, limit),
            static (reader, page) => reader.Events(page.stream, page.afterVersion, page.limit),
            cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<StoredEvent?> Find(string stream, string commandId, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        JournalLimits.CheckCommandId(commandId);
        return readers.Read((stream, commandId), static (reader, key) => reader.Find(key.stream, key.commandId), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<long> Version(string stream, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        return readers.Read(stream, static (reader, stream) => reader.Version(stream), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> Streams(
        string prefix, string after, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPrefix(prefix);
        JournalLimits.CheckPrefix(after);
        JournalLimits.CheckPage(limit);
        return readers.Read(
            (prefix, after, limit), static (reader, page) => reader.Streams(page.prefix, page.after, page.limit), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DueStream>> Due(
        string prefix, DateTimeOffset until, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPrefix(prefix);
        JournalLimits.CheckPage(limit);
        return readers.Read(
            (prefix, until, limit), static (reader, page) => reader.Due(page.prefix, page.until, page.limit), cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<FeedEvent>> Feed(long afterPosition, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckVersion(afterPosition);
        JournalLimits.CheckPage(limit);
        return readers.Read(
            (afterPosition, limit), static (reader, page) => reader.Feed(page.afterPosition, page.limit), cancellation);
    }

    /// <summary>Takes no more appends, stores those that wait, and gives the directory free.</summary>
    public ValueTask DisposeAsync() => new(disposal ??= Close());

    private async Task Close()
    {
        await writer.DisposeAsync().ConfigureAwait(false);
        readers.Dispose();
        directoryLock.Dispose();
    }
}
