using Microsoft.Extensions.Logging;

namespace Loyalty.Silo.Webhooks;

internal sealed partial class WebhookService
{
    [LoggerMessage(1, LogLevel.Warning, "Webhooks could not be looked up; the next tick tries again.")]
    private partial void TickFailed(Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "The webhook {Webhook} could not be asked to deliver; the next tick tries again.")]
    private partial void DeliverFailed(string webhook, Exception failure);
}
