using Loyalty.Journal.AzureTables.Service;
using Loyalty.Journal.AzureTables.Streams;

namespace Loyalty.Journal.AzureTables.Schedule;

/// <summary>
/// Streams by the instant at which they have something to do, spread over a few partitions. What counts is the instant in a stream's head:
/// a row at or before it is always there, as it is written before the head says so; when the head says a later one, the row stays until it
/// is met, and moves then.
/// </summary>
internal sealed class DueIndex(ITableService service, Tables tables, StreamReads reads, TimeProvider time)
{
    /// <summary>How many partitions there are; it may never change.</summary>
    private const int Partitions = 4;
    private const int AtOnce = 16;

    /// <summary>A row that is younger may be of an append that is under way.</summary>
    private static readonly TimeSpan Young = Order.Intents.Closed;

    private readonly Earliest[] earliest =
        [.. Enumerable.Range(0, Partitions).Select(number => new Earliest(service, tables.Due, Partition(number), time))];

    public async ValueTask Add(string stream, long at)
    {
        var number = Keys.Share(stream, Partitions);
        var row = new TableRow(Partition(number), Row(at, stream)).With("N", stream);
        earliest[number].Add(row.Row);
        await service.Write(tables.Due, [new TableWrite(TableVerb.Put, row)]).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<DueStream>> Read(string prefix, long until, int limit)
    {
        var end = DuePages.End(until);
        var isBefore = await Task.WhenAll(earliest.Select(partition => partition.IsBefore(end))).ConfigureAwait(false);
        DuePages[] pages = [.. Enumerable.Range(0, Partitions).Where(number => isBefore[number])
            .Select(number => new DuePages(service, tables.Due, Partition(number), prefix, end, limit))];
        var (found, seen) = (new List<DueStream>(), new HashSet<string>(StringComparer.Ordinal));
        while (true)
        {
            await Task.WhenAll(pages.Select(static page => page.Fill())).ConfigureAwait(false);
            var next = DuePages.Take(pages, AtOnce);
            if (next.Count == 0 || IsEnough(found, limit, next[0]))
                return [.. found.OrderBy(static due => due.At).ThenBy(static due => due.Stream, StringComparer.Ordinal).Take(limit)];
            var news = next.Where(row => seen.Add(row.Text("N")!)).ToList();
            var heads = await Task.WhenAll(news.Select(row => Check(row, until))).ConfigureAwait(false);
            found.AddRange(heads.OfType<DueStream>());
        }
    }

    private static string Partition(int number) => $"due{number}";

    private static string Row(long at, string stream) => $"{Keys.Number(at)}{Keys.Of(stream)}";

    private static long At(TableRow row) => long.Parse(row.Row.AsSpan(0, 19), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>No row from this one on can be of a stream that is due earlier than those that were found.</summary>
    private static bool IsEnough(List<DueStream> found, int limit, TableRow next) =>
        found.Count >= limit && found.Count(due => due.At.UtcTicks < At(next)) >= limit;

    /// <summary>The stream, if its head says that it is due.</summary>
    private async Task<DueStream?> Check(TableRow row, long until)
    {
        var stream = row.Text("N")!;
        var head = await reads.Head(stream, default).ConfigureAwait(false);
        if (head.Due is { } at && at <= until)
            return new DueStream(stream, new DateTimeOffset(at, TimeSpan.Zero));
        if (row.ReadAt - row.Timestamp > Young)
            await Move(row, stream, head).ConfigureAwait(false);
        return null;
    }

    /// <summary>First the new row, then away with the old one, unless somebody has written it again.</summary>
    private async ValueTask Move(TableRow row, string stream, StreamHead head)
    {
        if (head.Due is { } at)
            await Add(stream, at).ConfigureAwait(false);
        await service.Write(tables.Due, [new TableWrite(TableVerb.Delete, new TableRow(row.Partition, row.Row), row.ETag)]).ConfigureAwait(false);
    }
}
