using Loyalty.Journal.AzureTables.Service;
using Loyalty.Journal.AzureTables.Streams;

namespace Loyalty.Journal.AzureTables.Appending;

/// <summary>
/// The rows by which appends become part of their stream, all at once: the changed head, the events, and for each command the row that will
/// refuse it ever after.
/// </summary>
internal sealed class AppendTransaction
{
    private readonly string key;

    public AppendTransaction(string stream, StreamHead known, List<BatchAppend> appends)
    {
        key = Keys.Of(stream);
        var due = appends.FindLast(static append => append.Append.Due.IsChanged)?.Append.Due;
        var snapshot = appends.FindLast(static append => append.Append.Snapshot is not null);
        Head = known with
        {
            Version = appends[^1].Last,
            Due = due is { } changed ? changed.Instant?.UtcTicks : known.Due,
            SnapshotVersion = snapshot?.Last ?? known.SnapshotVersion,
            SnapshotBytes = snapshot?.Append.Snapshot!.Value.Length ?? known.SnapshotBytes,
        };
        Writes.Add(Head.From(known, key));
        foreach (var append in appends)
            Add(append);
        if (snapshot is not null)
            AddSnapshot(known, snapshot.Append.Snapshot!.Value);
    }

    /// <summary>The head as it will be; its tag is known when it is stored.</summary>
    public StreamHead Head { get; }

    public List<TableWrite> Writes { get; } = [];

    private void Add(BatchAppend append)
    {
        Writes.AddRange(append.Stored.Rows(key).Select(static row => new TableWrite(TableVerb.Insert, row)));
        if (append.Append.CommandId is { } command)
            Writes.Add(new TableWrite(TableVerb.Insert, new TableRow(key, StreamReads.CommandRow(command)).With("V", append.Last)));
    }

    /// <summary>In the head, or in rows beside it where it is too long; those of the one before are deleted.</summary>
    private void AddSnapshot(StreamHead known, ReadOnlyMemory<byte> snapshot)
    {
        var rows = Pieces.Rows(snapshot.Length);
        if (rows == 1)
            Writes[0].Row.WithPieces(snapshot, 0);
        for (var place = 0; rows > 1 && place < rows; place++)
        {
            var row = new TableRow(key, StreamReads.SnapshotRow(Head.SnapshotVersion, place)).WithPieces(snapshot, place);
            Writes.Add(new TableWrite(TableVerb.Insert, row));
        }

        var before = Pieces.Rows(known.SnapshotBytes);
        for (var place = 0; before > 1 && place < before; place++)
            Writes.Add(new TableWrite(TableVerb.Delete, new TableRow(key, StreamReads.SnapshotRow(known.SnapshotVersion, place))));
    }
}
