using Loyalty.Grains.Catalogues;
using Microsoft.Extensions.Logging;

namespace Loyalty.Silo;

/// <summary>
/// Reads what other silos have published. Awards need it not (the journal refuses those by an old catalogue), nor do refusals and
/// quotes, which look by themselves: it is for what is shown, so that it is never old by more than a moment.
/// </summary>
internal sealed partial class CatalogueWatch(CatalogueShelf shelf, TimeProvider time, ILogger<CatalogueWatch> logger) : SiloLoop
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public override async Task Run(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                foreach (var program in shelf.Programs)
                {
                    await shelf.Refresh(program, stopping);
                }
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                WatchFailed(failure);
            }
        }
    }
}
