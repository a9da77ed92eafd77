#if ORLEANS_MICROSOFT
using System.Reflection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Loyalty.Silo.Cluster;

/// <summary>
/// Makes the tables and queries by which the silos of Microsoft Orleans find each other, where they are missing, before anything starts.
/// </summary>
internal sealed class OrleansTables(SiloOptions options) : IHostedLifecycleService
{
    /// <summary>The host calls it of all services before it starts any.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(
            Assembly.GetExecutingAssembly().GetManifestResourceStream("Loyalty.Silo.Cluster.orleans-tables.sql")!);
        await using var source = NpgsqlDataSource.Create(options.Connection!);
        await using var command = source.CreateCommand(await reader.ReadToEndAsync(cancellationToken));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
#endif
