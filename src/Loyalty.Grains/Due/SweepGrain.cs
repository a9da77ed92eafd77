using Loyalty.Contracts.Due;
using Loyalty.Grains.Catalogues;
using Microsoft.Extensions.Hosting;

namespace Loyalty.Grains.Due;

/// <summary>The sweep of one program: one at a time in the whole cluster, wherever the grain lives.</summary>
internal sealed class SweepGrain(DueSweep sweep, CatalogueShelf shelf, IHostApplicationLifetime lifetime) : Grain, ISweepGrain
{
    public async Task Sweep(CancellationToken cancellation = default)
    {
        var program = this.GetPrimaryKeyString();
        if (await shelf.Current(program, cancellation) is { } catalogue)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
            try
            {
                await sweep.Run(program, shelf.Now(catalogue), either.Token);
            }
            catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // This silo stops: another one goes on at the next tick.
            }
        }
    }
}
