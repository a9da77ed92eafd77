using Loyalty.Contracts.Webhooks;
using Loyalty.Grains;
using Loyalty.Journal;
using Microsoft.Extensions.Logging;

namespace Loyalty.Silo.Webhooks;

/// <summary>
/// Has each webhook look again and again for what there is to deliver. Every silo asks; the grain that delivers runs on one of them, and
/// on another one when that is gone.
/// </summary>
internal sealed partial class WebhookService(
    IJournal journal, IGrainFactory grains, SiloOptions options, TimeProvider time, ILogger<WebhookService> logger) : SiloLoop
{
    private const int Page = 1_000;

    public override async Task Run(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(Math.Max(10, options.WebhookMilliseconds)), time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                await DeliverAll(stopping);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                TickFailed(failure);
            }
        }
    }

    private async Task DeliverAll(CancellationToken cancellation)
    {
        var last = "";
        while (await journal.Streams(Streams.AllWebhooks, last, Page, cancellation) is { Count: > 0 } page)
        {
            await Task.WhenAll(page.Select(stream => Deliver(stream[Streams.AllWebhooks.Length..], cancellation)));
            last = page[^1];
        }
    }

    /// <summary>One that cannot be reached holds up no other.</summary>
    private async Task Deliver(string webhook, CancellationToken cancellation)
    {
        try
        {
            await grains.GetGrain<IWebhookGrain>(webhook).Deliver(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            DeliverFailed(webhook, failure);
        }
    }
}
