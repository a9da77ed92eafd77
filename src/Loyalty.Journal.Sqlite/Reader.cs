namespace Loyalty.Journal.Sqlite;

/// <summary>One read-only connection and its statements. Each method is one consistent view of the journal.</summary>
internal sealed class Reader : IDisposable
{
    private readonly Connection connection;
    private readonly Statement begin, end, findStream, findHead, readSnapshot, readEvents, readCommand;
    private readonly Statement readStreams, readFolders, readDue, readFeed;

    public Reader(string path)
    {
        connection = Connection.Open(path, readOnly: true);
        (begin, end) = (connection.Prepare("begin-reading"), connection.Prepare("commit"));
        (findStream, findHead) = (connection.Prepare("find-stream"), connection.Prepare("find-head"));
        (readSnapshot, readEvents) = (connection.Prepare("read-snapshot"), connection.Prepare("read-events"));
        (readCommand, readStreams) = (connection.Prepare("read-command"), connection.Prepare("read-streams"));
        (readFolders, readDue) = (connection.Prepare("read-folders"), connection.Prepare("read-due"));
        readFeed = connection.Prepare("read-feed");
    }

    /// <summary>Reads in one transaction, so that several statements see the same state.</summary>
    public TAnswer Read<TArguments, TAnswer>(TArguments arguments, Func<Reader, TArguments, TAnswer> read)
    {
        begin.Run();
        try
        {
            return read(this, arguments);
        }
        finally
        {
            end.Run();
        }
    }

    public StreamTail Load(string stream)
    {
        var row = Row(stream);
        if (row == 0)
            return new StreamTail(0, 0, null, []);
        long snapshotVersion = 0;
        ReadOnlyMemory<byte>? snapshot = null;
        readSnapshot.Bind(1, row);
        if (readSnapshot.Step())
            (snapshotVersion, snapshot) = (readSnapshot.Integer(0), readSnapshot.Bytes(1));
        readSnapshot.Reset();
        var events = Events(row, snapshotVersion, -1);
        var version = events.Count > 0 ? events[^1].Version : snapshotVersion;
        return new StreamTail(version, snapshotVersion, snapshot, events);
    }

    public IReadOnlyList<StoredEvent> Events(string stream, long afterVersion, int limit) =>
        Row(stream) is not 0 and var row ? Events(row, afterVersion, limit) : [];

    public StoredEvent? Find(string stream, string commandId)
    {
        var rows = Rows(readCommand.Bind(1, Row(stream)).Bind(2, commandId), StoredEvent);
        return rows.Count > 0 ? rows[0] : null;
    }

    public long Version(string stream) => Row(stream) is not 0 and var row ? findHead.Bind(1, row).Scalar(0) : 0;

    public IReadOnlyList<string> Streams(string prefix, string after, int limit)
    {
        var names = Rows(readStreams.Bind(1, prefix).Bind(2, after).Bind(3, limit), static row => row.Text(0)!);
        var beyond = names.FindIndex(name => !name.StartsWith(prefix, StringComparison.Ordinal));
        return beyond < 0 ? names : names[..beyond];
    }

    /// <summary>Each folder of the prefix in its own order, then together: folders are few, each with its own index.</summary>
    public IReadOnlyList<DueStream> Due(string prefix, DateTimeOffset until, int limit)
    {
        var folders = Rows(readFolders.Bind(1, prefix), row => row.Integer(0));
        var due = new List<DueStream>();
        foreach (var folder in folders)
            due.AddRange(Rows(readDue.Bind(1, folder).Bind(2, until.UtcTicks).Bind(3, prefix).Bind(4, limit), DueStream));
        return folders.Count == 1 ? due : [.. due.OrderBy(stream => stream.At).Take(limit)];
    }

    public IReadOnlyList<FeedEvent> Feed(long afterPosition, int limit) =>
        Rows(
            readFeed.Bind(1, afterPosition).Bind(2, limit),
            row => new FeedEvent(row.Integer(0), row.Text(1)!, row.Integer(2), row.Bytes(3)));

    public void Dispose() => connection.Dispose();

    private long Row(string stream) => findStream.Bind(1, stream).Scalar(0);

    private List<StoredEvent> Events(long row, long afterVersion, int limit) =>
        Rows(readEvents.Bind(1, row).Bind(2, afterVersion).Bind(3, limit), StoredEvent);

    private static StoredEvent StoredEvent(Statement row) => new(row.Integer(0), row.Text(1), row.Bytes(2));

    private static DueStream DueStream(Statement row) => new(row.Text(0)!, new DateTimeOffset(row.Integer(1), TimeSpan.Zero));

    private static List<TRow> Rows<TRow>(Statement statement, Func<Statement, TRow> read)
    {
        var rows = new List<TRow>();
        try
        {
            while (statement.Step())
                rows.Add(read(statement));
            return rows;
        }
        finally
        {
            statement.Reset();
        }
    }
}
