using System.Collections.Concurrent;
using Loyalty.Journal.AzureTables.Service;
using Loyalty.Journal.AzureTables.Streams;

namespace Loyalty.Journal.AzureTables.Fencing;

/// <summary>
/// What is known of the streams that appends name as their fences. A transaction is of one partition, so that it cannot ask for the version
/// of another stream: instead it goes out only while what is known of that one is young, and whoever appends to a fence's stream is
/// answered only when nothing that was decided on the old version can be stored any more. That a stream is a fence stands in its head, so
/// that nobody can append to it without knowing.
/// </summary>
internal sealed class Fences(ITableService service, Tables tables, StreamReads reads, AzureTablesJournalOptions options)
{
    private const double ClockRates = 1.02; // how much faster one clock may run than another
    private const int Tries = 20;

    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    /// <summary>
    /// How long after it was stored an append to a fence's stream is answered: another one goes out at the latest when what it knows is as
    /// old as allowed, and the service works on it for its time at the longest.
    /// </summary>
    public TimeSpan Settling => options.FenceHold ?? (options.FenceAge + TimeSpan.FromSeconds(options.RequestSeconds)) * ClockRates;

    /// <summary>The fence's version, young enough to be used.</summary>
    public async ValueTask<FenceView> Current(string stream)
    {
        var fence = known.GetOrAdd(stream, static _ => new Known());
        var view = fence.View;
        if (view is null || Age(view) > options.FenceAge * 0.9)
            return await Joined(stream, fence).ConfigureAwait(false);
        if (Age(view) > options.FenceAge / 2)
            _ = Joined(stream, fence);
        return view;
    }

    /// <summary>The fence's version as it is at some moment from now on.</summary>
    public async ValueTask<FenceView> Fresh(string stream) =>
        await Look(stream, known.GetOrAdd(stream, static _ => new Known())).ConfigureAwait(false);

    /// <summary>This process has appended to a stream; if that is a fence, what is known of it is this.</summary>
    public void Stored(string stream, long version)
    {
        if (known.TryGetValue(stream, out var fence))
            fence.Learn(new FenceView(version, options.Time.GetTimestamp()));
    }

    private TimeSpan Age(FenceView view) => options.Time.GetElapsedTime(view.KnownAt);

    /// <summary>One look for all who ask at a moment.</summary>
    private Task<FenceView> Joined(string stream, Known fence)
    {
        lock (fence)
        {
            if (fence.Looking is null or { IsCompleted: true })
                fence.Looking = Look(stream, fence);
            return fence.Looking;
        }
    }

    private async Task<FenceView> Look(string stream, Known fence)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var head = await reads.Head(stream, default).ConfigureAwait(false);
            if (head.IsFence || await Mark(stream, head).ConfigureAwait(false))
                return fence.Learn(new FenceView(head.Version, head.KnownAt));
        }

        throw new TableServiceException("A fence's stream changes without end.");
    }

    /// <summary>Notes in the head that the stream is a fence; false where the head has changed meanwhile.</summary>
    private async ValueTask<bool> Mark(string stream, StreamHead head) => (await service.Write(
        tables.Streams, [(head with { IsFence = true }).From(head, Keys.Of(stream))]).ConfigureAwait(false)).IsDone;

    private sealed class Known
    {
        private FenceView? view;

        public FenceView? View => Volatile.Read(ref view);

        public Task<FenceView>? Looking { get; set; }

        /// <summary>Versions only rise: of two views the one of the higher version is right, and of one version the younger.</summary>
        public FenceView Learn(FenceView next)
        {
            lock (this)
            {
                if (view is null || next.Version > view.Version || next.Version == view.Version && next.KnownAt > view.KnownAt)
                    view = next;
                return view;
            }
        }
    }
}
