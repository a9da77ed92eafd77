using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Lite.Transport;

internal static partial class TransportLog
{
    [LoggerMessage(101, LogLevel.Information, "Listening for the cluster on {Endpoint}, {Protection}.")]
    public static partial void Listening(this ILogger log, System.Net.IPEndPoint endpoint, string protection);

    [LoggerMessage(102, LogLevel.Warning, "{Destination} is not reached: {Reason}.")]
    public static partial void NotReached(this ILogger log, SiloAddress destination, string reason);

    [LoggerMessage(103, LogLevel.Error,
        "{Destination} refuses our cluster secret: both processes need the same ClusterTransportOptions.Secret.")]
    public static partial void SecretRefused(this ILogger log, SiloAddress destination);

    [LoggerMessage(104, LogLevel.Warning, "{Caller} was turned away: it shows another cluster secret, or none.")]
    public static partial void TurnedAway(this ILogger log, System.Net.IPAddress? caller);

    [LoggerMessage(105, LogLevel.Warning, "{Caller} was turned away: it belongs to another cluster.")]
    public static partial void OtherCluster(this ILogger log, System.Net.IPAddress? caller);

    [LoggerMessage(106, LogLevel.Warning, "The stream of {Caller} is cut off: {Reason}")]
    public static partial void CutOff(this ILogger log, string caller, string reason);
}
