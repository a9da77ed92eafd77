using Loyalty.Journal.AzureTables.Service;
using Loyalty.Journal.AzureTables.Streams;

namespace Loyalty.Journal.AzureTables.Order;

/// <summary>
/// Gives appends their places in the total order, when somebody asks for them. The order is one partition: its head says how many rows it
/// has, each stream has a row that says how far it is in it, and both change together, on condition that nobody else was quicker.
/// </summary>
internal sealed class FeedOrder(ITableService service, Tables tables, StreamReads reads, FeedRows order, TimeProvider time)
{
    private const string Head = "h";
    private const int MostStreams = 95;
    private const int AtOnce = 8;
    private const int KnownStreams = 100_000;
    private const int KnownAppends = 2_000;
    private const int MostKept = 20_000;
    private const int MostReplayed = 64;

    /// <summary>For how long whoever has extended the order last is left to go on with it, and how long the others wait for that.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(200);

    private readonly string own = Guid.NewGuid().ToString("N");
    private readonly Recent<string, long> cursors = new(KnownStreams);
    private readonly Recent<(string Stream, long Last), StoredAppend> appends = new(KnownAppends);
    private readonly WriterLogs logs = new(service, tables);
    private TableRow? head;
    private long ordered = -1; // the writers' news that all have their places
    private volatile bool isBehind;

    /// <summary>How many rows the order has, as far as this process knows.</summary>
    public long Rows => Volatile.Read(ref rows);

    private long rows;

    /// <summary>The key of the row that says how far a stream is.</summary>
    public static string Cursor(string stream) => $"c{Keys.Of(stream)}";

    /// <summary>What the keys of those rows begin with whose streams begin with a text.</summary>
    public static string Cursors(string prefix) => $"c{Keys.Prefix(prefix)}";

    /// <summary>Orders all that was answered before it was called. Not to be called again before it has ended.</summary>
    public async Task Extend()
    {
        await logs.Follow().ConfigureAwait(false);
        var news = logs.News;
        if (news == ordered && !logs.AllOpen.Any())
            return; // nobody has written anything since: the order is as it was
        await Renew().ConfigureAwait(false);
        if (head?.Text("W") != own && head?.ReadAt - head?.Timestamp < Lead && logs.AllOpen.Any(open => !IsPlaced(open.Intent)))
        {
            await Task.Delay(Courtesy, time).ConfigureAwait(false);
            await Renew().ConfigureAwait(false);
        }

        while (true)
        {
            var found = await Find().ConfigureAwait(false);
            if (await Store(found).ConfigureAwait(false))
                break;
            await Renew().ConfigureAwait(false); // somebody else was quicker
        }

        if (isBehind)
            await Renew().ConfigureAwait(false); // somebody else has given places meanwhile to what this process looked for
        ordered = news;
    }

    /// <summary>Where another process has extended the order, its rows say how far their streams are now.</summary>
    private async Task Renew()
    {
        var read = await service.Read(tables.Feed, FeedRow.Partition, Head).ConfigureAwait(false);
        var last = read?.Number("K") ?? 0;
        if (last - Rows > MostReplayed)
            cursors.Clear();
        for (var number = Rows + 1; number <= last && last - Rows <= MostReplayed; number++)
        {
            foreach (var entry in (await order.Read(number).ConfigureAwait(false)).Entries)
                cursors.Set(entry.Stream, entry.After + entry.Events);
        }

        (head, isBehind) = (read, false);
        Volatile.Write(ref rows, last);
    }

    /// <summary>What the open intents have led to and has no place yet, stream by stream.</summary>
    private async Task<List<FeedEntry>> Find()
    {
        var streams = logs.AllOpen.GroupBy(static open => open.Intent.Stream, static open => open.Intent.Last, StringComparer.Ordinal).ToList();
        var found = new List<FeedEntry>[streams.Count];
        await Parallel.ForAsync(0, streams.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (place, _) =>
            found[place] = await Find(streams[place].Key, [.. streams[place].Distinct().Order()]).ConfigureAwait(false)).ConfigureAwait(false);
        await logs.Close(open => IsPlaced(open.Intent) || logs.IsOver(open) && !IsFound(found, open.Intent)).ConfigureAwait(false);
        return [.. found.SelectMany(static entries => entries)];
    }

    private bool IsPlaced(Intent intent) => cursors.TryGet(intent.Stream, out var placed) && placed >= intent.Last;

    private static bool IsFound(List<FeedEntry>[] found, Intent intent) => Array.Exists(
        found, entries => entries.Exists(entry => entry.Stream == intent.Stream && entry.After + entry.Events >= intent.Last));

    private async ValueTask<List<FeedEntry>> Find(string stream, List<long> declared)
    {
        var placed = await Placed(stream).ConfigureAwait(false);
        var found = new List<FeedEntry>();
        foreach (var last in declared.Where(last => last > placed))
        {
            if (await At(stream, last).ConfigureAwait(false) is not { } append)
                continue;
            if (append.After != placed)
            {
                // An append lies between whose intent is not read yet: all there is then.
                var appends = await reads.Appends(stream, placed, append.Last, int.MaxValue, default).ConfigureAwait(false);
                found.AddRange(appends.Select(between => Entry(stream, between)));
            }
            else
            {
                found.Add(Entry(stream, append));
            }

            placed = append.Last;
        }

        return found;
    }

    /// <summary>It does not change, and may be asked for again where somebody else is quicker.</summary>
    private async ValueTask<StoredAppend?> At(string stream, long last)
    {
        if (appends.TryGet((stream, last), out var known))
            return known;
        var append = await reads.At(stream, last, default).ConfigureAwait(false);
        if (append is { Bodies.Length: < MostKept })
            appends.Set((stream, last), append);
        return append;
    }

    private static FeedEntry Entry(string stream, StoredAppend append) =>
        new(stream, append.After, append.Lengths.Count, append.Bodies.Length > FeedRow.MostBytes ? null : append);

    private async ValueTask<long> Placed(string stream)
    {
        if (cursors.TryGet(stream, out var placed))
            return placed;
        placed = (await service.Read(tables.Feed, FeedRow.Partition, Cursor(stream)).ConfigureAwait(false))?.Number("V") ?? 0;
        isBehind |= placed > 0;
        cursors.Set(stream, placed);
        return placed;
    }

    /// <summary>False where somebody else has extended the order meanwhile.</summary>
    private async Task<bool> Store(List<FeedEntry> found)
    {
        for (var at = 0; at < found.Count;)
        {
            var entries = Next(found, at);
            if (!await Store(new FeedRow(Rows + 1, entries)).ConfigureAwait(false))
                return false;
            at += entries.Count;
        }

        return true;
    }

    private static List<FeedEntry> Next(List<FeedEntry> found, int from)
    {
        var (streams, entries, bytes) = (new HashSet<string>(StringComparer.Ordinal), new List<FeedEntry>(), 0L);
        for (var at = from; at < found.Count && streams.Count < MostStreams && bytes < FeedRow.MostBytes / 2; at++)
        {
            bytes += (found[at].Append?.Bodies.Length ?? 0) + 4 * (long)found[at].Events;
            if (entries.Count > 0 && bytes > FeedRow.MostBytes)
                break;
            streams.Add(found[at].Stream);
            entries.Add(found[at]);
        }

        return entries;
    }

    private async Task<bool> Store(FeedRow row)
    {
        var next = new TableRow(FeedRow.Partition, Head).With("K", row.Number).With("W", own);
        var ends = row.Entries.GroupBy(static entry => entry.Stream, StringComparer.Ordinal)
            .ToDictionary(static stream => stream.Key, static stream => stream.Max(static entry => entry.After + entry.Events));
        var outcome = await service.Write(
            tables.Feed,
            [
                head is null ? new TableWrite(TableVerb.Insert, next) : new TableWrite(TableVerb.Merge, next, head.ETag),
                new TableWrite(TableVerb.Insert, row.Write()),
                .. ends.Select(static end => new TableWrite(
                    TableVerb.Put, new TableRow(FeedRow.Partition, Cursor(end.Key)).With("V", end.Value).With("N", end.Key))),
            ]).ConfigureAwait(false);
        if (!outcome.IsDone)
            return false;
        head = next with { ETag = outcome.ETags[0] };
        foreach (var (stream, last) in ends)
            cursors.Set(stream, last);
        Volatile.Write(ref rows, row.Number);
        return true;
    }
}
