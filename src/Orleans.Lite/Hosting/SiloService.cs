using Microsoft.Extensions.Hosting;

namespace Orleans.Lite;

/// <summary>The silo's life in its host.</summary>
internal sealed class SiloService(Silo silo) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => silo.Start(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => silo.Stop(cancellationToken);
}
