using Loyalty.Journal.AzureTables.Fencing;
using Loyalty.Journal.AzureTables.Order;
using Loyalty.Journal.AzureTables.Schedule;
using Loyalty.Journal.AzureTables.Service;
using Loyalty.Journal.AzureTables.Streams;

namespace Loyalty.Journal.AzureTables.Appending;

/// <summary>What an append works with.</summary>
internal sealed class Workshop(
    ITableService service, Tables tables, AzureTablesJournalOptions options, StreamReads reads, Fences fences, Intents intents, DueIndex due)
{
    public ITableService Service => service;

    public Tables Tables => tables;

    public AzureTablesJournalOptions Options => options;

    public StreamReads Reads => reads;

    public Fences Fences => fences;

    public Recent<string, StreamHead> Heads { get; } = new(options.Heads);

    /// <summary>What must be known elsewhere before events are stored: where the feed looks for them, and when they become due.</summary>
    public async ValueTask Announce(string stream, StreamHead known, StreamHead next, List<BatchAppend> appends)
    {
        var declared = Declare(stream, appends);
        if (next.Due is { } at && (known.Due is not { } before || at < before))
            await due.Add(stream, at).ConfigureAwait(false);
        await declared.ConfigureAwait(false);
    }

    /// <summary>Right before a transaction goes out: an intent counts for a while only, and so does what is known of a fence.</summary>
    /// <exception cref="TooLateException">One of them has become too old.</exception>
    public FencePass Enter(List<BatchAppend> appends, Dictionary<string, FenceView> views)
    {
        if (options.Time.GetTimestamp() > appends.Min(static append => append.DeclaredAt!.Value) + Ticks(Intents.Usable))
            throw new TooLateException();
        return fences.Enter(views.Where(view => appends.Exists(append => append.Append.Fence?.Stream == view.Key)));
    }

    private async Task Declare(string stream, List<BatchAppend> appends)
    {
        var now = options.Time.GetTimestamp();
        var missing = appends.FindAll(append => append.DeclaredAt is not { } at || now - at > Ticks(Intents.Usable) / 2);
        if (missing.Count == 0)
            return;
        await intents.Declare([.. missing.Select(append => new Intent(stream, append.Last))]).ConfigureAwait(false);
        foreach (var append in missing)
            append.DeclaredAt = now;
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * options.Time.TimestampFrequency);
}
