using Microsoft.Extensions.Logging;

namespace Loyalty.Grains.Webhooks;

internal sealed partial class WebhookGrain
{
    [LoggerMessage(1, LogLevel.Warning, "Deliveries of {Program} to the webhook {Webhook} stopped; they go on at the next tick.")]
    private partial void DeliveryStopped(string program, string webhook, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "{Count} messages of {Program} to the webhook {Webhook} were given up: they are dead letters.")]
    private partial void GivenUp(string program, string webhook, int count);

    [LoggerMessage(3, LogLevel.Information, "The webhook {Webhook} of {Program} has failed {Failures} times in a row, by {Reason} at last.")]
    private partial void Failing(string program, string webhook, int failures, string reason);
}
