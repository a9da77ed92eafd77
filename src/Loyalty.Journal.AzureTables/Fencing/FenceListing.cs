using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Fencing;

/// <summary>
/// Who uses a fence, in rows <c>u</c> of its stream's partition: so that whoever appends to it can go on as soon as all of them have said
/// that they are done with the old version, and waits for the bound only where one says nothing. A process is listed before it reads the
/// version that it uses; a listing that is not written again lapses.
/// </summary>
internal sealed class FenceListing(ITableService service, Tables tables, AzureTablesJournalOptions options)
{
    private const double ClockRates = 1.02; // how much faster one clock may run than another
    private const int MostUsers = 1_000;
    private static readonly TimeSpan Usable = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Rewritten = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Unused = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Lapsed = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly string process = Guid.NewGuid().ToString("N");
    private int listings;

    /// <summary>How long the service may work on a request, and be late with it.</summary>
    public static TimeSpan RequestTime(AzureTablesJournalOptions options) => TimeSpan.FromSeconds(options.RequestSeconds) * ClockRates;

    /// <summary>
    /// The longest that an append to a fence's stream is held back: another one goes out at the latest when what it knows is as old as
    /// allowed, and the service works on it for its time at the longest.
    /// </summary>
    public static TimeSpan Bound(AzureTablesJournalOptions options) => options.FenceAge * ClockRates + RequestTime(options);

    /// <summary>Lists this process, unless it is listed.</summary>
    public async ValueTask Enlist(FenceUse use)
    {
        var now = options.Time.GetTimestamp();
        if (!use.IsLapsed(now))
            return;
        var row = $"u{process}{Interlocked.Increment(ref listings)}";
        await Write(use, row, 0).ConfigureAwait(false);
        (use.Confirmed, use.WrittenAt) = (0, now);
        use.List(row, options.Time.GetTimestamp(), now + Ticks(Usable));
    }

    /// <summary>Writes the listing again where it is time, or where the others wait for a word.</summary>
    public async Task Renew(FenceUse use)
    {
        var now = options.Time.GetTimestamp();
        if (use.Row is not { } row || use.IsLapsed(now) || use.View(now) is not { } view)
            return;
        var clear = use.IsClear(view.Version) ? view.Version : use.Confirmed;
        if (clear == use.Confirmed && options.Time.GetElapsedTime(use.WrittenAt) < Rewritten)
            return;
        await Write(use, row, clear).ConfigureAwait(false);
        (use.Confirmed, use.WrittenAt) = (clear, now);
        use.List(row, 0, now + Ticks(Usable));
    }

    /// <summary>Ends the listing of a fence that nobody has asked for in a while.</summary>
    public async Task<bool> Leave(FenceUse use)
    {
        if (options.Time.GetElapsedTime(use.UsedAt) < Unused || use.TryLeave() is not { } row)
            return false;
        await Delete(use.Stream, row).ConfigureAwait(false);
        return true;
    }

    /// <summary>Ends the listing as the process ends; where that fails, it lapses.</summary>
    public async Task Forget(FenceUse use)
    {
        try
        {
            if (use.TryLeave() is { } row)
                await Delete(use.Stream, row).ConfigureAwait(false);
        }
        catch (TableServiceException)
        {
            // It lapses.
        }
    }

    public async Task Settle(string stream, long version, FenceUse? own)
    {
        var began = options.Time.GetTimestamp();
        while (options.Time.GetElapsedTime(began) < Bound(options))
        {
            if (own?.IsClear(version) != false && await AreClear(stream, version, own?.Row).ConfigureAwait(false))
                return;
            await Task.Delay(Look, options.Time).ConfigureAwait(false);
        }
    }

    private async Task<bool> AreClear(string stream, long version, string? own)
    {
        try
        {
            var rows = await service.Query(tables.Streams, Keys.Of(stream), "u", "v", MostUsers).ConfigureAwait(false);
            foreach (var lapsed in rows.Where(static row => row.ReadAt - row.Timestamp > Lapsed))
                await Delete(stream, lapsed.Row).ConfigureAwait(false);
            return rows.Count < MostUsers && rows.All(row =>
                row.Row == own || row.Number("V") >= version || row.ReadAt - row.Timestamp > Lapsed);
        }
        catch (TableServiceException)
        {
            return false;
        }
    }

    private async Task Write(FenceUse use, string row, long version) => await service.Write(
        tables.Streams, [new TableWrite(TableVerb.Put, new TableRow(Keys.Of(use.Stream), row).With("V", version))]).ConfigureAwait(false);

    private async Task Delete(string stream, string row) => await service.Write(
        tables.Streams, [new TableWrite(TableVerb.Delete, new TableRow(Keys.Of(stream), row))]).ConfigureAwait(false);

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * options.Time.TimestampFrequency);
}
