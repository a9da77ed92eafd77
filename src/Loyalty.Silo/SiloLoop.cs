using Microsoft.Extensions.Hosting;

namespace Loyalty.Silo;

/// <summary>What a silo does all its life beside the grains. A simulation runs it where it wants; the host, on the thread pool.</summary>
internal abstract class SiloLoop : BackgroundService
{
    /// <summary>Runs until the silo stops.</summary>
    public abstract Task Run(CancellationToken stopping);

    protected sealed override Task ExecuteAsync(CancellationToken stoppingToken) => Run(stoppingToken);
}
