using Microsoft.Extensions.Logging;

namespace Loyalty.Grains.Reports;

internal sealed partial class ReportGrain
{
    [LoggerMessage(1, LogLevel.Information, "Reports of {Program} are being made of the feed: {Events} events of members so far, at position {Position}.")]
    private partial void Reading(string program, long events, long position);
}
