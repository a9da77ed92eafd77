using System.Collections.Concurrent;
using Loyalty.Journal.AzureTables.Appending;
using Loyalty.Journal.AzureTables.Service;
using Loyalty.Journal.AzureTables.Streams;

namespace Loyalty.Journal.AzureTables.Fencing;

/// <summary>
/// What is known of the streams that appends name as their fences. A transaction is of one partition, so that it cannot ask for the version
/// of another stream: instead it goes out only while what is known of that one is young, and whoever appends to a fence's stream is
/// answered only when nothing that was decided on the old version can be stored any more. That a stream is a fence stands in its head, so
/// that nobody can append to it without knowing.
/// </summary>
internal sealed class Fences
{
    private const int Tries = 20;

    private readonly ConcurrentDictionary<string, FenceUse> uses = new(StringComparer.Ordinal);
    private readonly ITableService service;
    private readonly Tables tables;
    private readonly StreamReads reads;
    private readonly AzureTablesJournalOptions options;
    private readonly FenceListing listing;

    public Fences(ITableService service, Tables tables, StreamReads reads, AzureTablesJournalOptions options)
    {
        (this.service, this.tables, this.reads, this.options) = (service, tables, reads, options);
        listing = new FenceListing(service, tables, options);
    }

    /// <summary>The fence's version, young enough to be used.</summary>
    public async ValueTask<FenceView> Current(string stream)
    {
        var use = uses.GetOrAdd(stream, static stream => new FenceUse(stream));
        var now = options.Time.GetTimestamp();
        use.UsedAt = now;
        if (use.View(now) is not { } view || Age(view) > options.FenceAge * 0.9)
            return await Joined(use).ConfigureAwait(false);
        if (Age(view) > options.FenceAge / 2)
            _ = Joined(use);
        return view;
    }

    /// <summary>The fence's version as it is at some moment from now on.</summary>
    public async ValueTask<FenceView> Fresh(string stream) =>
        await Look(uses.GetOrAdd(stream, static stream => new FenceUse(stream))).ConfigureAwait(false);

    /// <summary>This process has appended to a stream; if that is a fence, what is known of it is this.</summary>
    public void Stored(string stream, long version)
    {
        if (uses.TryGetValue(stream, out var use))
            use.Learn(new FenceView(version, options.Time.GetTimestamp()));
    }

    /// <summary>A transaction that was decided on these views goes out now.</summary>
    /// <exception cref="TooLateException">One of them is not what is known now, or too old.</exception>
    public FencePass Enter(IEnumerable<KeyValuePair<string, FenceView>> views)
    {
        var pass = new FencePass(options);
        foreach (var (stream, view) in views)
        {
            var use = uses[stream];
            if (Age(view) > options.FenceAge || !use.TryEnter(view.Version, options.Time.GetTimestamp()))
            {
                pass.Exit();
                throw new TooLateException();
            }

            pass.Add(use, view.Version);
        }

        return pass;
    }

    /// <summary>Returns when nothing that was decided on an earlier version of a fence can be stored any more.</summary>
    public Task Settle(string stream, long version) => listing.Settle(stream, version, uses.GetValueOrDefault(stream));

    /// <summary>Tells the others, every now and then, which fences this process uses and how far; until it is cancelled.</summary>
    public async Task Keep(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            foreach (var use in uses.Values.Where(static use => use.Row is not null))
            {
                try
                {
                    if (!await listing.Leave(use).ConfigureAwait(false))
                    {
                        await Joined(use).ConfigureAwait(false);
                        await listing.Renew(use).ConfigureAwait(false);
                    }
                }
                catch (TableServiceException)
                {
                    // The next round may reach it; until then nothing is used that is too old.
                }
            }

            await Task.Delay(options.FenceAge / 4, options.Time, stopping).ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        }

        await Task.WhenAll(uses.Values.Select(listing.Forget)).ConfigureAwait(false);
    }

    private TimeSpan Age(FenceView view) => options.Time.GetElapsedTime(view.KnownAt);

    /// <summary>One look for all who ask at a moment.</summary>
    private Task<FenceView> Joined(FenceUse use)
    {
        lock (use)
        {
            if (use.Looking is null or { IsCompleted: true })
                use.Looking = Look(use);
            return use.Looking;
        }
    }

    private async Task<FenceView> Look(FenceUse use)
    {
        await listing.Enlist(use).ConfigureAwait(false);
        for (var tries = 0; tries < Tries; tries++)
        {
            var head = await reads.Head(use.Stream, default).ConfigureAwait(false);
            if (head.IsFence || await Mark(use.Stream, head).ConfigureAwait(false))
                return use.Learn(new FenceView(head.Version, head.KnownAt));
        }

        throw new TableServiceException("A fence's stream changes without end.");
    }

    /// <summary>Notes in the head that the stream is a fence; false where the head has changed meanwhile.</summary>
    private async ValueTask<bool> Mark(string stream, StreamHead head) => (await service.Write(
        tables.Streams, [(head with { IsFence = true }).From(head, Keys.Of(stream))]).ConfigureAwait(false)).IsDone;
}
