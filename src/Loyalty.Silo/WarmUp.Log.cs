using Microsoft.Extensions.Logging;

namespace Loyalty.Silo;

internal sealed partial class WarmUp
{
    [LoggerMessage(1, LogLevel.Warning, "The silo could not warm up and starts cold: its first customers wait a little longer.")]
    private partial void StartsCold(Exception failure);
}
