using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Order;

/// <summary>The intents of all writers, and the broom that goes behind them.</summary>
internal sealed class WriterLogs(ITableService service, Tables tables)
{
    private const int SweepRows = 50;
    private const int MostWriters = 10_000;

    private readonly Dictionary<string, WriterLog> logs = new(StringComparer.Ordinal);
    private long newsOfGone;

    public IEnumerable<WriterLog.Open> AllOpen => logs.Values.SelectMany(static log => log.AllOpen);

    /// <summary>Rises with whatever any writer has written since it was looked last.</summary>
    public long News => newsOfGone + logs.Values.Sum(static log => log.News);

    /// <summary>The service's clock, as of the last look.</summary>
    public DateTimeOffset Now { get; private set; }

    public async Task Follow()
    {
        var listed = await service.Query(tables.Intents, Intents.Writers, "", null, MostWriters).ConfigureAwait(false);
        foreach (var row in listed)
        {
            if (row.ReadAt > Now)
                Now = row.ReadAt;
            if (!logs.TryGetValue(row.Row, out var log))
                logs.Add(row.Row, log = new WriterLog(row.Row, row.Number("N")));
            log.Skip(row.Number("N"));
        }

        await Task.WhenAll(logs.Values.Select(log => log.Follow(service, tables.Intents))).ConfigureAwait(false);
        foreach (var row in listed.Where(row => row.ReadAt - row.Timestamp > Intents.Silent && !logs[row.Row].AllOpen.Any()))
            await Retire(row).ConfigureAwait(false);
        foreach (var gone in logs.Keys.Except(listed.Select(static row => row.Row)).Where(gone => !logs[gone].AllOpen.Any()).ToList())
        {
            newsOfGone += logs[gone].News;
            logs.Remove(gone);
        }
    }

    /// <summary>Whether an append that was declared then cannot be stored any more.</summary>
    public bool IsOver(WriterLog.Open open) => Now - open.DeclaredAt > Intents.Closed;

    /// <summary>Forgets what is done with; a number of rows at once are deleted.</summary>
    public async Task Close(Predicate<WriterLog.Open> isDone)
    {
        foreach (var log in logs.Values)
        {
            log.Close(isDone);
            if (log.Closed - log.Swept < SweepRows)
                continue;
            log.Swept = log.Closed;
            await Sweep(log.Writer, log.Closed).ConfigureAwait(false);
        }
    }

    /// <summary>First others are told where to begin, then the rows go. Who comes second finds it done.</summary>
    private async Task Sweep(string writer, long upTo)
    {
        var row = await service.Read(tables.Intents, Intents.Writers, writer).ConfigureAwait(false);
        if (row is null || row.Number("N") >= upTo)
            return;
        var from = row.Number("N");
        var told = new TableRow(Intents.Writers, writer).With("N", upTo);
        if (!(await service.Write(tables.Intents, [new TableWrite(TableVerb.Merge, told, row.ETag)]).ConfigureAwait(false)).IsDone)
            return;
        foreach (var numbers in Enumerable.Range(1, (int)(upTo - from)).Chunk(100))
        {
            await service.Write(tables.Intents, [.. numbers.Select(number =>
                new TableWrite(TableVerb.Delete, new TableRow(writer, Keys.Number(from + number))))]).ConfigureAwait(false);
        }
    }

    /// <summary>A writer that lives would have said so meanwhile, and then its row has another tag.</summary>
    private async Task Retire(TableRow row)
    {
        await service.Write(tables.Intents, [new TableWrite(TableVerb.Delete, new TableRow(row.Partition, row.Row), row.ETag)])
            .ConfigureAwait(false);
    }
}
