using Loyalty.Journal.AzureTables.Appending;
using Loyalty.Journal.AzureTables.Fencing;
using Loyalty.Journal.AzureTables.Order;
using Loyalty.Journal.AzureTables.Schedule;
using Loyalty.Journal.AzureTables.Service;
using Loyalty.Journal.AzureTables.Streams;

namespace Loyalty.Journal.AzureTables;

/// <summary>
/// A journal in tables of an Azure storage account, which any number of processes share. A stream is a partition, and an append is one
/// transaction of the service: what forbids two histories is the tag of the stream's head alone. What spans partitions the service does not
/// do; the feed, the due index and the fence have designs of their own, and the fence is exact within a stated bound.
/// </summary>
public sealed class AzureTablesJournal : IJournal, IAsyncDisposable
{
    private readonly Workshop shop;
    private readonly AppendQueues queues;
    private readonly Feed feed;
    private readonly DueIndex due;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task keeping;
    private Task? disposal;

    private AzureTablesJournal(ITableService service, Tables tables, AzureTablesJournalOptions options)
    {
        var reads = new StreamReads(service, tables, options.Time);
        due = new DueIndex(service, tables, reads, options.Time);
        feed = new Feed(service, tables, reads, options.Time);
        shop = new Workshop(
            service, tables, options, reads, new Fences(service, tables, reads, options), new Intents(service, tables, options.Time), due);
        queues = new AppendQueues(shop);
        keeping = Task.Run(() => shop.Fences.Keep(stopping.Token));
    }

    /// <summary>
    /// The longest that an append to a stream which others name as their fence is held back after it was stored. It is answered as soon as
    /// all processes that use the fence are done with the old version; one that says nothing any more is waited for no longer than this.
    /// </summary>
    public TimeSpan FenceBound => FenceListing.Bound(shop.Options);

    /// <summary>Opens the journal of a storage account, and makes its tables where they are missing.</summary>
    /// <exception cref="FormatException">The connection is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="JournalUnavailableException">The service cannot be reached or used.</exception>
    public static Task<AzureTablesJournal> Open(AzureTablesJournalOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        var place = StoragePlace.Read(options.Connection, options.Credential);
        return Open(new RestTableService(place, TimeSpan.FromSeconds(options.RequestSeconds)), place.TablePrefix, options, cancellation);
    }

    /// <summary>Opens it on another client of the service.</summary>
    /// <param name="service">The client. It must give up a request after the seconds that the options say, and have the service do so.</param>
    /// <param name="prefix">What the names of the tables begin with.</param>
    /// <param name="options">As for the other one; the connection is not looked at.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="JournalUnavailableException">The service cannot be reached or used.</exception>
    public static async Task<AzureTablesJournal> Open(
        ITableService service, string prefix, AzureTablesJournalOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        var tables = new Tables(prefix);
        foreach (var table in tables.All)
            await Guard(Made(service.MakeTable(table, cancellation))).ConfigureAwait(false);
        return new AzureTablesJournal(service, tables, options);
    }

    /// <inheritdoc/>
    public ValueTask<AppendOutcome> Append(Append append, CancellationToken cancellation = default) => queues.Append(append, cancellation);

    /// <inheritdoc/>
    public async ValueTask<StreamTail> Load(string stream, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        var (head, tail) = await Guard(shop.Reads.Load(stream, cancellation)).ConfigureAwait(false);
        shop.Heads.Set(stream, head);
        return tail;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvent>> Read(
        string stream, long afterVersion, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        JournalLimits.CheckVersion(afterVersion);
        JournalLimits.CheckPage(limit);
        return Guard(shop.Reads.Read(stream, afterVersion, limit, cancellation));
    }

    /// <inheritdoc/>
    public ValueTask<StoredEvent?> Find(string stream, string commandId, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        JournalLimits.CheckCommandId(commandId);
        return Guard(shop.Reads.Find(stream, commandId, cancellation));
    }

    /// <inheritdoc/>
    public async ValueTask<long> Version(string stream, CancellationToken cancellation = default)
    {
        JournalLimits.CheckStream(stream);
        return (await Guard(shop.Reads.Head(stream, cancellation)).ConfigureAwait(false)).Version;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> Streams(
        string prefix, string after, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPrefix(prefix);
        JournalLimits.CheckPrefix(after);
        JournalLimits.CheckPage(limit);
        return Guard(feed.Streams(prefix, after, limit, cancellation));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DueStream>> Due(
        string prefix, DateTimeOffset until, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckPrefix(prefix);
        JournalLimits.CheckPage(limit);
        return Guard(due.Read(prefix, until.UtcTicks, limit));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<FeedEvent>> Feed(long afterPosition, int limit, CancellationToken cancellation = default)
    {
        JournalLimits.CheckVersion(afterPosition);
        JournalLimits.CheckPage(limit);
        return Guard(feed.Read(afterPosition, limit));
    }

    /// <summary>Takes no more appends, and waits until those that wait are answered.</summary>
    public ValueTask DisposeAsync() => new(disposal ??= Close());

    private static void Check(AzureTablesJournalOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(Math.Clamp(options.RequestSeconds, 1, 30), options.RequestSeconds, "RequestSeconds");
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.FenceAge, TimeSpan.Zero, "FenceAge");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Writers, 1, "Writers");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Heads, 1, "Heads");
    }

    private async Task Close()
    {
        await queues.DisposeAsync().ConfigureAwait(false);
        await stopping.CancelAsync().ConfigureAwait(false);
        await keeping.ConfigureAwait(false);
        stopping.Dispose();
    }

    private static async ValueTask<bool> Made(ValueTask making)
    {
        await making.ConfigureAwait(false);
        return true;
    }

    private static async ValueTask<TAnswer> Guard<TAnswer>(ValueTask<TAnswer> read)
    {
        try
        {
            return await read.ConfigureAwait(false);
        }
        catch (TableServiceException failure)
        {
            throw new JournalUnavailableException(failure.Message, failure);
        }
    }
}
