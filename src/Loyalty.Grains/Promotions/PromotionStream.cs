using System.Collections.Immutable;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Promotions;
using Loyalty.Grains.Stored;
using Loyalty.Journal;

namespace Loyalty.Grains.Promotions;

/// <summary>A budget and its stream: after any append that was not simply stored it is read again.</summary>
internal sealed class PromotionStream(IJournal journal, string key)
{
    private const int Page = 1_000;
    private bool isLoaded;
    private long version;

    /// <summary>What is handed out: call <see cref="EnsureLoaded"/> before.</summary>
    public PromotionBudget Budget { get; private set; } = PromotionBudget.Untouched;

    /// <summary>Reads what is new, where what is in memory is not known to be what is stored.</summary>
    public async ValueTask EnsureLoaded(CancellationToken cancellation)
    {
        while (!isLoaded)
        {
            var page = await journal.Read(Streams.OfPromotion(key), version, Page, cancellation);
            foreach (var stored in page)
            {
                (Budget, version) = (Budget.Evolve(PromotionCodec.Read(stored.Body)), stored.Version);
            }

            isLoaded = page.Count < Page;
        }
    }

    /// <summary>Stores events, if nothing was stored meanwhile and the catalogue is still the one that they were decided by.</summary>
    public async ValueTask<bool> Append(ImmutableArray<PromotionEvent> happened, Catalogue catalogue)
    {
        isLoaded = false; // in doubt until the store has answered
        var append = new Append(
            Streams.OfPromotion(key),
            version,
            null,
            [.. happened.Select(PromotionCodec.Write)],
            Fence: new Fence(catalogue.Stream, catalogue.Version));
        var outcome = await journal.Append(append, CancellationToken.None);
        if (outcome.Status != AppendStatus.Appended)
        {
            return false;
        }

        (Budget, version, isLoaded) = (happened.Aggregate(Budget, static (budget, next) => budget.Evolve(next)), outcome.Version, true);
        return true;
    }
}
