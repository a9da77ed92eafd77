using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Lite;

internal static partial class MembershipLog
{
    [LoggerMessage(20, LogLevel.Information, "{Process} is announced in version {Version} of the cluster.")]
    public static partial void Announced(this ILogger log, SiloAddress process, long version);

    [LoggerMessage(21, LogLevel.Information, "{Process} serves: every silo has seen it.")]
    public static partial void Serves(this ILogger log, SiloAddress process);

    [LoggerMessage(22, LogLevel.Information, "The cluster has version {Version}: {Silos} silos, {Processes} processes.")]
    public static partial void Adopted(this ILogger log, long version, int silos, int processes);

    [LoggerMessage(23, LogLevel.Warning, "{Process} was taken out of the cluster. It joins again in a new life.")]
    public static partial void TakenOut(this ILogger log, SiloAddress process);

    [LoggerMessage(24, LogLevel.Warning, "{Process} is silent: taken out of the cluster.")]
    public static partial void Silent(this ILogger log, SiloAddress process);

    [LoggerMessage(25, LogLevel.Warning, "Nobody listens at {Process}: taken out of the cluster.")]
    public static partial void Dead(this ILogger log, SiloAddress process);

    [LoggerMessage(26, LogLevel.Warning, "The membership table cannot be reached.")]
    public static partial void TableFailed(this ILogger log, Exception exception);

    [LoggerMessage(27, LogLevel.Information, "{Process} gives up its grains.")]
    public static partial void Leaves(this ILogger log, SiloAddress process);
}
