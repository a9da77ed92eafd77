using Microsoft.Extensions.Logging;

namespace Loyalty.Silo;

internal sealed partial class DueSweepService
{
    [LoggerMessage(1, LogLevel.Warning, "The sweep of due members stopped half-way; it starts again at the next tick.")]
    private partial void SweepFailed(Exception failure);
}
