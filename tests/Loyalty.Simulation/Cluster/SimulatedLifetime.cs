using Microsoft.Extensions.Hosting;

namespace Loyalty.Simulation.Cluster;

/// <summary>What services are told of the life of their process.</summary>
internal sealed class SimulatedLifetime : IHostApplicationLifetime
{
    private readonly CancellationTokenSource stopping = new();

    public CancellationToken ApplicationStarted => CancellationToken.None;

    public CancellationToken ApplicationStopping => stopping.Token;

    public CancellationToken ApplicationStopped => CancellationToken.None;

    public void Stop() => stopping.Cancel();

    public void StopApplication() => Stop();
}
