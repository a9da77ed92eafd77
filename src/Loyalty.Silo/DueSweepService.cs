using Loyalty.Contracts.Due;
using Loyalty.Grains;
using Loyalty.Journal;
using Microsoft.Extensions.Logging;

namespace Loyalty.Silo;

/// <summary>
/// Has the members of each program woken again and again that have something to do. Every silo asks; the grain that does it runs on one.
/// </summary>
internal sealed partial class DueSweepService(
    IJournal journal, IGrainFactory grains, SiloOptions options, TimeProvider time, ILogger<DueSweepService> logger)
    : SiloLoop
{
    private const int MostPrograms = 1_000;

    public override async Task Run(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(Math.Max(10, options.SweepMilliseconds)), time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            await Try("all", () => SweepAll(stopping), stopping);
        }
    }

    private async Task SweepAll(CancellationToken cancellation)
    {
        foreach (var stream in await journal.Streams(Streams.Catalogues, "", MostPrograms, cancellation))
        {
            var program = stream[Streams.Catalogues.Length..];
            await Try(program, () => grains.GetGrain<ISweepGrain>(program).Sweep(cancellation), cancellation);
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
