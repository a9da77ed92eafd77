using Microsoft.Extensions.Logging;

namespace Loyalty.Grains.Vouchers;

internal sealed partial class VoucherGrain
{
    [LoggerMessage(1, LogLevel.Warning, "{Effect} {Number} of a voucher was not delivered for now: the sweep sends it again.")]
    private partial void EffectFailed(string effect, long number, Exception failure);
}
