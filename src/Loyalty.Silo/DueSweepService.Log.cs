using Microsoft.Extensions.Logging;

namespace Loyalty.Silo;

internal sealed partial class DueSweepService
{
    [LoggerMessage(1, LogLevel.Warning, "The sweep of due members of {Program} did not reach all of them; it starts again at the next tick.")]
    private partial void SweepFailed(string program, Exception failure);
}
