using Microsoft.Extensions.Logging;

namespace Loyalty.Grains.Members;

internal sealed partial class MemberGrain
{
    [LoggerMessage(1, LogLevel.Warning, "{Effect} {Number} of a member was not delivered for now: the sweep sends it again.")]
    private partial void EffectFailed(string effect, long number, Exception failure);
}
