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
            await Try("all", () => SweepAll(stoppingToken), stoppingToken);
        }
    }

    private async Task SweepAll(CancellationToken cancellation)
    {
        foreach (var stream in await journal.Streams(Streams.Catalogues, "", MostPrograms, cancellation))
        {
            var program = stream[Streams.Catalogues.Length..];
            await Try(program, () => Sweep(program, cancellation), cancellation);
        }
    }

    private async Task Sweep(string program, CancellationToken cancellation)
    {
        if (await shelf.Get(program, cancellation) is { } catalogue)
        {
            await sweep.Run(program, shelf.Now(catalogue), cancellation);
        }
    }

    /// <summary>What fails in one program holds up no other, and the next tick tries again.</summary>
    private async Task Try(string program, Func<Task> work, CancellationToken cancellation)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            SweepFailed(program, failure);
        }
    }
}
