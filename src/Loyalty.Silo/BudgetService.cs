using Loyalty.Contracts;
using Loyalty.Contracts.Promotions;
using Loyalty.Domain.Catalogues;
using Loyalty.Grains;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Promotions;
using Loyalty.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Loyalty.Silo;

/// <summary>
/// Budgets at the ends of silos' lives: what silos held that are no more is taken back beside the awards, so that none of them waits for
/// it; what this one has left is given back once no grain runs any more.
/// </summary>
internal sealed partial class BudgetService(
    IJournal journal,
    CatalogueShelf shelf,
    PromotionSpending spending,
    BudgetShelf budgets,
    IGrainFactory grains,
    IClusterView cluster,
    ILogger<BudgetService> logger)
    : SiloLoop, IHostedLifecycleService
{
    private const int MostPrograms = 1_000;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await budgets.Close(cancellationToken);
        }
        catch (Exception failure)
        {
            ReturnFailed(failure);
        }
    }

    public override async Task Run(CancellationToken stopping)
    {
        await Task.Yield(); // the sums read the whole feed: the start does not wait for them
        for (var view = 0L; !stopping.IsCancellationRequested; view = await cluster.After(view, stopping))
        {
            try
            {
                await Reclaim(stopping);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                ReclaimFailed(failure);
            }
        }
    }

    private async Task Reclaim(CancellationToken cancellation)
    {
        foreach (var stream in await journal.Streams(Streams.Catalogues, "", MostPrograms, cancellation))
        {
            if (await shelf.Get(stream[Streams.Catalogues.Length..], cancellation) is { HasBudgets: true, Holders.IsEmpty: false } catalogue)
            {
                await Reclaim(catalogue, cancellation);
            }
        }
    }

    /// <summary>The sums are made up before a promotion's grain asks for them, as awards may wait for the grain.</summary>
    private async Task Reclaim(Catalogue catalogue, CancellationToken cancellation)
    {
        await spending.Of(catalogue.Program.Id, cancellation);
        await Task.WhenAll(catalogue.Promotions
            .Where(static promotion => promotion is { Active: true, Budget: not null })
            .Select(promotion => grains.GetGrain<IPromotionGrain>($"{catalogue.Program.Id}/{promotion.Id}").Reclaim(cancellation)));
    }
}
