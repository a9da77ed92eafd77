using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Order;

/// <summary>What is known of the intents of one writer: how far they were read, and which of them are open still.</summary>
internal sealed class WriterLog(string writer, long closed)
{
    private const int Window = 8;
    private readonly SortedDictionary<long, List<Open>> open = [];

    public string Writer => writer;

    /// <summary>All rows up to this one are of no interest any more.</summary>
    public long Closed { get; private set; } = closed;

    /// <summary>The row up to which this process has told the others that rows are of no interest.</summary>
    public long Swept { get; set; } = closed;

    /// <summary>The number of the last row that was read.</summary>
    public long Read { get; private set; } = closed;

    /// <summary>Rises when rows come that were not known, be it that others have swept them before they were read.</summary>
    public long News { get; private set; } = closed;

    public IEnumerable<Open> AllOpen => open.Values.SelectMany(static row => row);

    /// <summary>Another process has found that rows up to one are of no interest any more, and may have deleted them.</summary>
    public void Skip(long upTo)
    {
        foreach (var row in open.Keys.TakeWhile(row => row <= upTo).ToList())
            open.Remove(row);
        if (upTo > Read)
            News++;
        (Read, Closed, Swept) = (Math.Max(Read, upTo), Math.Max(Closed, upTo), Math.Max(Swept, upTo));
    }

    /// <summary>Reads the rows that came meanwhile. They are there in their order: where one is missing, none is behind it.</summary>
    public async Task Follow(ITableService service, string table)
    {
        for (var window = 1; ; window *= 2)
        {
            if (window > Window)
            {
                await FollowFar(service, table).ConfigureAwait(false);
                return;
            }

            var rows = await Task.WhenAll(Enumerable.Range(1, window).Select(async ahead =>
                await service.Read(table, writer, Keys.Number(Read + ahead)).ConfigureAwait(false))).ConfigureAwait(false);
            foreach (var row in rows.TakeWhile(static row => row is not null))
                Take(row!);

            if (rows[^1] is null)
                return;
        }
    }

    /// <summary>Where there are many, as for who begins.</summary>
    private async Task FollowFar(ITableService service, string table)
    {
        foreach (var row in await service.Query(table, writer, Keys.Number(Read + 1), null, int.MaxValue).ConfigureAwait(false))
            Take(row);
    }

    private void Take(TableRow row)
    {
        (Read, News) = (Read + 1, News + 1);
        open.Add(Read, [.. Intent.Read(row).Select(intent => new Open(intent, row.Timestamp))]);
    }

    /// <summary>Forgets the intents that are done with, and the rows at the beginning of which none is open.</summary>
    public void Close(Predicate<Open> isDone)
    {
        foreach (var row in open.Values)
            row.RemoveAll(isDone);
        while (open.Count > 0 && open.First() is { Value.Count: 0 } first)
        {
            open.Remove(first.Key);
            Closed = first.Key;
        }
    }

    /// <summary>An intent that is not known to have led to anything.</summary>
    internal sealed record Open(Intent Intent, DateTimeOffset DeclaredAt);
}
