using Loyalty.Journal.AzureTables.Service;
using Loyalty.Journal.AzureTables.Streams;

namespace Loyalty.Journal.AzureTables.Order;

/// <summary>Reads the total order, and the names of all streams, which are in it. Who comes to its end has it extended first.</summary>
internal sealed class Feed
{
    private const int AtOnce = 8;
    private const int KeptListings = 16;
    private const int KeptNames = 1_000;

    private readonly ITableService service;
    private readonly Tables tables;
    private readonly StreamReads reads;
    private readonly FeedRows rows;
    private readonly FeedOrder order;
    private readonly Recent<(string Prefix, string After, int Limit), (long Rows, List<string> Names)> listings = new(KeptListings);
    private readonly Lock turn = new();
    private Task last = Task.CompletedTask;
    private Task? next;

    public Feed(ITableService service, Tables tables, StreamReads reads, TimeProvider time)
    {
        (this.service, this.tables, this.reads) = (service, tables, reads);
        rows = new FeedRows(service, tables);
        order = new FeedOrder(service, tables, reads, rows, time);
    }

    public async ValueTask<IReadOnlyList<FeedEvent>> Read(long after, int limit)
    {
        var events = new List<FeedEvent>();
        await Read(events, after, limit).ConfigureAwait(false);
        if (events.Count < limit)
        {
            await Extend().ConfigureAwait(false);
            await Read(events, events.Count > 0 ? events[^1].Position : after, limit).ConfigureAwait(false);
        }

        return events;
    }

    public async ValueTask<IReadOnlyList<string>> Streams(string prefix, string after, int limit, CancellationToken cancellation)
    {
        await Extend().ConfigureAwait(false);
        var (known, asked) = (order.Rows, (prefix, after, limit));
        if (listings.TryGet(asked, out var listing) && listing.Rows == known)
            return listing.Names; // a stream's first event makes a row: where none came, no stream has begun
        var names = await List(prefix, after, limit, cancellation).ConfigureAwait(false);
        if (names.Count <= KeptNames)
            listings.Set(asked, (known, names));
        return names;
    }

    private async ValueTask<List<string>> List(string prefix, string after, int limit, CancellationToken cancellation)
    {
        var (start, names) = (FeedOrder.Cursors(prefix), new List<string>());
        var from = string.CompareOrdinal(start, FeedOrder.Cursor(after)) >= 0 || after.Length == 0 ? start : $"{FeedOrder.Cursor(after)}!";
        while (names.Count < limit)
        {
            var page = await service.Query(tables.Feed, FeedRow.Partition, from, $"{start}~~~", limit, cancellation).ConfigureAwait(false);
            names.AddRange(page.Select(static row => row.Text("N")!)
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name != after).Take(limit - names.Count));
            if (page.Count < limit)
                break;
            from = $"{page[^1].Row}!";
        }

        return names;
    }

    private async ValueTask Read(List<FeedEvent> events, long after, int limit)
    {
        var (number, place) = FeedRow.Place(after);
        var (at, from) = number == 0 ? (1L, 0) : (number, place + 1);
        while (at <= order.Rows && events.Count < limit)
        {
            var window = (int)Math.Min(Math.Min(AtOnce, limit - events.Count), order.Rows - at + 1);
            var first = at;
            var read = await Task.WhenAll(Enumerable.Range(0, window).Select(ahead => rows.Read(first + ahead).AsTask())).ConfigureAwait(false);
            foreach (var row in read)
            {
                await Add(events, row, from, limit).ConfigureAwait(false);
                from = 0;
            }

            at += window;
        }
    }

    private async ValueTask Add(List<FeedEvent> events, FeedRow row, int from, int limit)
    {
        var place = 0;
        foreach (var entry in row.Entries)
        {
            if (place + entry.Events > from && events.Count < limit)
            {
                var append = entry.Append ?? await reads.At(entry.Stream, entry.After + entry.Events, default).ConfigureAwait(false);
                var first = place;
                events.AddRange(append!.Events()
                    .Select((stored, own) => new FeedEvent(FeedRow.Position(row.Number, first + own), entry.Stream, stored.Version, stored.Body))
                    .Skip(Math.Max(0, from - place)).Take(limit - events.Count));
            }

            place += entry.Events;
        }
    }

    /// <summary>One extension runs at a time; who comes meanwhile shares the next, as the present one may have looked already.</summary>
    private Task Extend()
    {
        lock (turn)
        {
            if (next is null)
            {
                var before = last;
                next = last = Task.Run(() => ExtendAfter(before));
            }

            return next;
        }
    }

    private async Task ExtendAfter(Task before)
    {
        await before.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)
            .ConfigureAwait(false);
        lock (turn)
            next = null;
        await order.Extend().ConfigureAwait(false);
    }
}
