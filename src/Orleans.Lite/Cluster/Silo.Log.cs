using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Lite;

internal static partial class SiloLog
{
    [LoggerMessage(1, LogLevel.Warning, "One-way call {Method} of {Grain} failed.")]
    public static partial void OneWayFailed(this ILogger log, RequestMethod method, GrainId grain, Exception exception);

    [LoggerMessage(2, LogLevel.Error, "{Grain} could not be activated.")]
    public static partial void ActivationFailed(this ILogger log, GrainId grain, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "{Grain} failed while it was deactivated.")]
    public static partial void DeactivationFailed(this ILogger log, GrainId grain, Exception exception);

    [LoggerMessage(4, LogLevel.Warning, "The stop was cut short: {Count} activations had not ended.")]
    public static partial void StopCutShort(this ILogger log, int count);
}
