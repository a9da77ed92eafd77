using Microsoft.Extensions.Logging;

namespace Loyalty.Silo;

internal sealed partial class CatalogueWatch
{
    [LoggerMessage(1, LogLevel.Debug, "The catalogues could not be read; they are in a moment.")]
    private partial void WatchFailed(Exception failure);
}
