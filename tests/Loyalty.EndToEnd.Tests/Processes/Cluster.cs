namespace Loyalty.EndToEnd.Tests.Processes;

/// <summary>Processes of the engine that answer together. One alone is a cluster as well.</summary>
internal sealed class Cluster : IDisposable
{
    /// <param name="silos">Those that host grains and do not answer the API; none: those that do host grains themselves.</param>
    /// <param name="apis">Those that answer the API, one or more.</param>
    public Cluster(IReadOnlyList<Server> silos, IReadOnlyList<Server> apis)
    {
        (Silos, Apis) = (silos, apis);
        Client = new EngineClient(Server.Key, [.. apis.Select(api => api.Address)]);
    }

    public IReadOnlyList<Server> Silos { get; }

    public IReadOnlyList<Server> Apis { get; }

    /// <summary>Whose calls go to all that answer the API, in turn.</summary>
    public EngineClient Client { get; }

    /// <summary>Two silos and two gateways to them.</summary>
    public static Cluster OfGateways(string folder, string connection) => new(
        [new Server(Launch.Silo(folder, connection)), new Server(Launch.Silo(folder, connection))],
        [new Server(Launch.Gateway(folder, connection)), new Server(Launch.Gateway(folder, connection))]);

    public async Task Start()
    {
        await Task.WhenAll(Silos.Select(silo => silo.Start()));
        await Task.WhenAll(Apis.Select(api => api.Start()));
    }

    /// <summary>Kills every process, and only then starts them again.</summary>
    public Task Restart()
    {
        foreach (var process in Silos.Concat(Apis))
        {
            process.Kill();
        }

        return Start();
    }

    public void Dispose()
    {
        foreach (var process in Apis.Concat(Silos))
        {
            process.Dispose();
        }

        Client.Dispose();
    }
}
