namespace Loyalty.Journal.Sqlite;

/// <summary>
/// The one connection that writes, and its statements. Within a batch it checks every condition of an append before it writes the
/// first row of it, so no append has to be taken back.
/// </summary>
internal sealed class WriteConnection : IDisposable
{
    private readonly Connection connection;
    private readonly StreamHeads heads;
    private readonly Statement addEvent, addKey, addStream, addFolder, findFolder, findStream, findCommand, findHead;
    private readonly Statement setSnapshot, setDue, clearDue, begin, commit;
    private long lastPosition;

    public WriteConnection(string path, int rememberedStreams)
    {
        connection = Connection.Open(path, readOnly: false);
        heads = new StreamHeads(rememberedStreams);
        Schema.Apply(connection);
        (begin, commit) = (connection.Prepare("begin"), connection.Prepare("commit"));
        (addEvent, addKey) = (connection.Prepare("add-event"), connection.Prepare("add-key"));
        (addStream, findStream) = (connection.Prepare("add-stream"), connection.Prepare("find-stream"));
        (addFolder, findFolder) = (connection.Prepare("add-folder"), connection.Prepare("find-folder"));
        (findCommand, findHead) = (connection.Prepare("find-command"), connection.Prepare("find-head"));
        (setDue, clearDue) = (connection.Prepare("set-due"), connection.Prepare("clear-due"));
        setSnapshot = connection.Prepare("set-snapshot");
        lastPosition = connection.Prepare("find-last-position").Scalar(0);
    }

    public void Begin() => begin.Run();

    public void Commit() => commit.Run();

    /// <summary>Moves everything from the log into the database, and both to the disk.</summary>
    public void Checkpoint() => connection.Execute("PRAGMA wal_checkpoint(TRUNCATE);");

    public AppendOutcome Apply(Append append)
    {
        var head = Head(append.Stream);
        if (head.Version != append.ExpectedVersion || append.Line is { IsBroken: true })
            return DuplicateOr(append, head, new AppendOutcome(AppendStatus.VersionConflict, head.Version));
        if (append.Fence is { } fence && Head(fence.Stream).Version is var fenceVersion && fenceVersion != fence.Version)
            return DuplicateOr(append, head, new AppendOutcome(AppendStatus.FenceMoved, fenceVersion));
        if (head.Row == 0)
            Create(append.Stream, head);
        var version = head.Version + append.Events.Length;
        if (append.CommandId is not null && !TryAddCommand(head.Row, append.CommandId, version))
            return new AppendOutcome(AppendStatus.DuplicateCommand, FindCommand(head.Row, append.CommandId));
        Write(append, head);
        return new AppendOutcome(AppendStatus.Appended, version);
    }

    public void Dispose() => connection.Dispose();

    private void Write(Append append, StreamHead head)
    {
        for (var index = 0; index < append.Events.Length; index++)
        {
            head.Version++;
            lastPosition++;
            var command = index == append.Events.Length - 1 ? append.CommandId : null;
            addKey.Bind(1, head.Row).Bind(2, head.Version).Bind(3, lastPosition).Run();
            if (connection.Changes == 0)
                throw new InvalidOperationException($"The stream '{append.Stream}' has a version {head.Version} already.");
            addEvent.Bind(1, lastPosition).Bind(2, head.Row).Bind(3, head.Version).Bind(4, command)
                .Bind(5, append.Events[index].Span).Run();
        }

        if (append.Snapshot is { } snapshot)
            setSnapshot.Bind(1, head.Row).Bind(2, head.Version).Bind(3, snapshot.Span).Run();
        if (append.Due.IsChanged)
            WriteDue(append.Due, head);
    }

    private void WriteDue(Due due, StreamHead head)
    {
        if (due.Instant is { } instant)
            setDue.Bind(1, head.Row).Bind(2, head.Folder).Bind(3, instant.UtcTicks).Run();
        else
            clearDue.Bind(1, head.Row).Run();
    }

    private AppendOutcome DuplicateOr(Append append, StreamHead head, AppendOutcome otherwise) =>
        append.CommandId is not null && head.Row != 0 && FindCommand(head.Row, append.CommandId) is > 0 and var version
            ? new AppendOutcome(AppendStatus.DuplicateCommand, version)
            : otherwise;

    private StreamHead Head(string stream)
    {
        if (heads.TryGet(stream, out var head))
            return head;
        head = new StreamHead();
        findStream.Bind(1, stream);
        if (findStream.Step())
            (head.Row, head.Folder) = (findStream.Integer(0), findStream.Integer(1));
        findStream.Reset();
        if (head.Row != 0)
            head.Version = findHead.Bind(1, head.Row).Scalar(0);
        heads.Add(stream, head);
        return head;
    }

    private void Create(string stream, StreamHead head)
    {
        var folder = FolderName.Of(stream);
        head.Folder = findFolder.Bind(1, folder).Scalar(0);
        if (head.Folder == 0)
        {
            addFolder.Bind(1, folder).Run();
            head.Folder = connection.LastRow;
        }

        addStream.Bind(1, stream).Bind(2, head.Folder).Run();
        head.Row = connection.LastRow;
    }

    private bool TryAddCommand(long stream, string commandId, long version)
    {
        addKey.Bind(1, stream).Bind(2, commandId).Bind(3, version).Run();
        return connection.Changes > 0;
    }

    private long FindCommand(long stream, string commandId) => findCommand.Bind(1, stream).Bind(2, commandId).Scalar(0);
}
