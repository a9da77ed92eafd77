using Npgsql;

namespace Loyalty.Journal.Postgres;

/// <summary>What is read of a journal, row by row of its statements.</summary>
internal sealed class Reads(Reader reader, TimeSpan feedPatience)
{
    private static readonly TimeSpan FeedPause = TimeSpan.FromMilliseconds(5);

    public async ValueTask<StreamTail> Load(string stream, CancellationToken cancellation)
    {
        var rows = await reader.Rows(
            "load", static row => (IsSnapshot: row.GetBoolean(0), Append: StoredAppend.Read(row, 1)), cancellation, stream)
            .ConfigureAwait(false);
        var snapshot = rows.Find(static row => row.IsSnapshot).Append;
        List<StoredEvent> events = [.. rows.Where(static row => !row.IsSnapshot).SelectMany(static row => row.Append.Events())];
        var version = events.Count > 0 ? events[^1].Version : snapshot?.After ?? 0;
        return snapshot is null
            ? new StreamTail(version, 0, null, events)
            : new StreamTail(version, snapshot.After, snapshot.Bodies, events);
    }

    public async ValueTask<IReadOnlyList<StoredEvent>> Events(
        string stream, long afterVersion, int limit, CancellationToken cancellation)
    {
        var rows = await reader.Rows(
            "read", static row => StoredAppend.Read(row, 0), cancellation, stream, afterVersion, (long)limit).ConfigureAwait(false);
        return [.. rows.SelectMany(static row => row.Events()).Where(stored => stored.Version > afterVersion).Take(limit)];
    }

    public async ValueTask<StoredEvent?> Find(string stream, string commandId, CancellationToken cancellation)
    {
        var rows = await reader.Rows(
            "find", static row => StoredAppend.Read(row, 0), cancellation, stream, commandId).ConfigureAwait(false);
        return rows.Count > 0 ? rows[0].Events().Last() : null;
    }

    public async ValueTask<long> Version(string stream, CancellationToken cancellation)
    {
        var rows = await reader.Rows("version", static row => row.GetInt64(0), cancellation, stream).ConfigureAwait(false);
        return rows.Count > 0 ? rows[0] : 0;
    }

    public async ValueTask<IReadOnlyList<string>> Streams(
        string prefix, string after, int limit, CancellationToken cancellation) =>
        await reader.Rows("streams", static row => row.GetString(0), cancellation, prefix, after, (long)limit).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<DueStream>> Due(
        string prefix, DateTimeOffset until, int limit, CancellationToken cancellation) =>
        await reader.Rows(
            "due",
            static row => new DueStream(row.GetString(0), new DateTimeOffset(row.GetInt64(1), TimeSpan.Zero)),
            cancellation,
            prefix,
            until.UtcTicks,
            (long)limit).ConfigureAwait(false);

    /// <summary>
    /// An append has its place in the feed once all transactions that began before it have ended, which takes a moment: a reader who has
    /// come to the end waits for it, but not for a transaction that somebody leaves open.
    /// </summary>
    public async ValueTask<IReadOnlyList<FeedEvent>> Feed(long afterPosition, int limit, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var rows = await reader.Rows("feed", FeedAppend.Read, cancellation, afterPosition, (long)limit).ConfigureAwait(false);
            IReadOnlyList<FeedEvent> page =
            [
                .. rows.Where(static row => row is not null).SelectMany(static row => row!.Events())
                    .Where(stored => stored.Position > afterPosition).Take(limit),
            ];
            if (page.Count > 0 || rows.Count == 0 || rows[^1] is not null
                || TimeProvider.System.GetElapsedTime(started) > feedPatience)
                return page;
            await Task.Delay(FeedPause, TimeProvider.System, cancellation).ConfigureAwait(false);
        }
    }

    private sealed record StoredAppend(long After, string? Command, int[]? Lengths, byte[] Bodies)
    {
        public static StoredAppend Read(NpgsqlDataReader row, int column) => new(
            row.GetInt64(column),
            row.IsDBNull(column + 1) ? null : row.GetString(column + 1),
            row.IsDBNull(column + 2) ? null : row.GetFieldValue<int[]>(column + 2),
            row.GetFieldValue<byte[]>(column + 3));

        public IEnumerable<StoredEvent> Events()
        {
            var last = After + (Lengths?.Length ?? 1);
            return Postgres.Bodies.Split(Bodies, Lengths)
                .Select((body, index) => (Version: After + index + 1, Body: body))
                .Select(stored => new StoredEvent(stored.Version, stored.Version == last ? Command : null, stored.Body));
        }
    }

    private sealed record FeedAppend(long Position, string Stream, long After, int[]? Lengths, byte[] Bodies)
    {
        /// <summary>Null for the row that says that more is to come.</summary>
        public static FeedAppend? Read(NpgsqlDataReader row) =>
            row.IsDBNull(0)
                ? null
                : new FeedAppend(
                    row.GetInt64(0),
                    row.GetString(1),
                    row.GetInt64(2),
                    row.IsDBNull(3) ? null : row.GetFieldValue<int[]>(3),
                    row.GetFieldValue<byte[]>(4));

        public IEnumerable<FeedEvent> Events() =>
            Postgres.Bodies.Split(Bodies, Lengths)
                .Select((body, index) => new FeedEvent(Position + index, Stream, After + index + 1, body));
    }
}
