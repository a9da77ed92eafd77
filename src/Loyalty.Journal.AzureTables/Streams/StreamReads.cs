using System.Globalization;
using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Streams;

/// <summary>What is read of one stream.</summary>
internal sealed class StreamReads(ITableService service, Tables tables, TimeProvider time)
{
    /// <summary>The most appends that one page of the service has.</summary>
    private const int PageRows = 1_000;

    /// <summary>The key of the row that names the version which holds a command.</summary>
    public static string CommandRow(string commandId) => $"c{Keys.Of(commandId)}";

    /// <summary>Rows of a snapshot that is too long for the head.</summary>
    public static string SnapshotRow(long version, int place) => string.Create(CultureInfo.InvariantCulture, $"s{version:D19}{place:D3}");

    public async ValueTask<StreamHead> Head(string stream, CancellationToken cancellation)
    {
        var now = time.GetTimestamp();
        return StreamHead.Of(
            await service.Read(tables.Streams, Keys.Of(stream), StreamHead.Row, StreamHead.Properties, cancellation).ConfigureAwait(false), now);
    }

    /// <summary>
    /// The head with its snapshot, and the events after that up to the head's version: events do not change, so that it is one view. A
    /// snapshot of several rows may be replaced in between: it is read again then.
    /// </summary>
    public async ValueTask<(StreamHead Head, StreamTail Tail)> Load(string stream, CancellationToken cancellation)
    {
        while (true)
        {
            var now = time.GetTimestamp();
            var row = await service.Read(tables.Streams, Keys.Of(stream), StreamHead.Row, null, cancellation).ConfigureAwait(false);
            var head = StreamHead.Of(row, now);
            if (await Snapshot(row, head, cancellation).ConfigureAwait(false) is not { } snapshot)
                continue;
            var events = head.Version == head.SnapshotVersion ? []
                : await Events(stream, head.SnapshotVersion, head.Version, int.MaxValue, cancellation).ConfigureAwait(false);
            return (head, new StreamTail(head.Version, head.SnapshotVersion, head.SnapshotVersion == 0 ? default(ReadOnlyMemory<byte>?) : snapshot, events));
        }
    }

    public async ValueTask<IReadOnlyList<StoredEvent>> Read(string stream, long after, int limit, CancellationToken cancellation)
    {
        var head = await Head(stream, cancellation).ConfigureAwait(false);
        return head.Version <= after ? [] : await Events(stream, after, head.Version, limit, cancellation).ConfigureAwait(false);
    }

    public async ValueTask<StoredEvent?> Find(string stream, string commandId, CancellationToken cancellation) =>
        await Holder(stream, commandId, cancellation).ConfigureAwait(false) is { } last
            ? (await At(stream, last, cancellation).ConfigureAwait(false))?.Events().Last()
            : null;

    /// <summary>The version that holds a command; null where there is none.</summary>
    public async ValueTask<long?> Holder(string stream, string commandId, CancellationToken cancellation) =>
        (await service.Read(tables.Streams, Keys.Of(stream), CommandRow(commandId), null, cancellation).ConfigureAwait(false))?.Number("V");

    /// <summary>The append that ends with a version; null where none does.</summary>
    public async ValueTask<StoredAppend?> At(string stream, long last, CancellationToken cancellation)
    {
        var key = Keys.Of(stream);
        var row = await service.Read(tables.Streams, key, StoredAppend.Row(last), null, cancellation).ConfigureAwait(false);
        return row is null ? null : await Whole(row, cancellation).ConfigureAwait(false);
    }

    /// <summary>The appends that end after a version and not after another.</summary>
    public async ValueTask<IReadOnlyList<StoredAppend>> Appends(
        string stream, long after, long upTo, int limit, CancellationToken cancellation)
    {
        var rows = await service.Query(
            tables.Streams, Keys.Of(stream), StoredAppend.Row(after + 1), StoredAppend.Row(upTo + 1), limit, cancellation).ConfigureAwait(false);
        var appends = new List<StoredAppend>(rows.Count);
        foreach (var row in rows)
            appends.Add(await Whole(row, cancellation).ConfigureAwait(false));
        return appends;
    }

    private async ValueTask<List<StoredEvent>> Events(
        string stream, long after, long upTo, int limit, CancellationToken cancellation)
    {
        if (upTo == after + 1 && await At(stream, upTo, cancellation).ConfigureAwait(false) is { } only)
            return [only.Events().Last()];
        var events = new List<StoredEvent>();
        while (events.Count < limit && after < upTo)
        {
            var appends = await Appends(stream, after, upTo, Math.Min(limit, PageRows), cancellation).ConfigureAwait(false);
            if (appends.Count == 0)
                throw new InvalidDataException("Events are missing below a stream's head.");
            var from = after;
            events.AddRange(appends.SelectMany(static append => append.Events()).Where(stored => stored.Version > from).Take(limit - events.Count));
            after = appends[^1].Last;
        }

        return events;
    }

    private ValueTask<StoredAppend> Whole(TableRow row, CancellationToken cancellation) =>
        StoredAppend.Read(row, more => service.Read(tables.Streams, row.Partition, more, null, cancellation));

    private async ValueTask<byte[]?> Snapshot(TableRow? row, StreamHead head, CancellationToken cancellation)
    {
        if (row is null || head.SnapshotVersion == 0)
            return [];
        if (Pieces.Rows(head.SnapshotBytes) == 1)
            return Pieces.Join([row], head.SnapshotBytes);
        var rows = new List<TableRow>();
        for (var place = 0; place < Pieces.Rows(head.SnapshotBytes); place++)
        {
            var key = SnapshotRow(head.SnapshotVersion, place);
            if (await service.Read(tables.Streams, row.Partition, key, null, cancellation).ConfigureAwait(false) is not { } piece)
                return null;
            rows.Add(piece);
        }

        return Pieces.Join(rows, head.SnapshotBytes);
    }
}
