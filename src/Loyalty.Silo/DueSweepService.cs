using Loyalty.Grains;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Due;
using Loyalty.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Loyalty.Silo;

/// <summary>Looks again and again for members of any program that have something to do, each program by its own clock.</summary>
internal sealed partial class DueSweepService(
    IJournal journal, CatalogueShelf shelf, DueSweep sweep, SiloOptions options, TimeProvider time, ILogger<DueSweepService> logger)
    : BackgroundService
{
    private const int MostPrograms = 1_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(Math.Max(10, options.SweepMilliseconds)), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAll(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                SweepFailed(failure);
            }
        }
    }

    private async Task SweepAll(CancellationToken cancellation)
    {
        foreach (var stream in await journal.Streams(Streams.Catalogues, "", MostPrograms, cancellation))
        {
            if (await shelf.Get(stream[Streams.Catalogues.Length..], cancellation) is { } catalogue)
            {
                await sweep.Run(catalogue.Program.Id, shelf.Now(catalogue), cancellation);
            }
        }
    }
}
