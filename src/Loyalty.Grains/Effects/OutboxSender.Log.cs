using Microsoft.Extensions.Logging;

namespace Loyalty.Grains.Effects;

internal sealed partial class OutboxSender
{
    [LoggerMessage(1, LogLevel.Warning, "{Effect} {Number} was not delivered for now: the sweep sends it again.")]
    private partial void EffectFailed(string effect, long number, Exception failure);
}
