using System.Net;
using Loyalty.Azurite;
using Loyalty.Faults.Measurements;
using Loyalty.Faults.Proxies;
using Loyalty.Faults.Stored;
using Loyalty.Postgres;
using Npgsql;

namespace Loyalty.Faults.Processes;

/// <summary>
/// The engine as processes of their own, on a real store. Every process reaches the store through a proxy that it has to itself, or
/// directly where nothing is to be broken.
/// </summary>
public sealed class ProcessCluster : IAsyncDisposable
{
    private const string Database = "loyalty";
    private static readonly TimeSpan OnAzurite = TimeSpan.FromMinutes(3); // a start is some hundred requests to its one processor
    private readonly string folder = Directory.CreateTempSubdirectory("loyalty-faults-").FullName;
    private readonly Dictionary<string, FaultProxy> proxies = [];
    private readonly Dictionary<string, string> endpoints = [];
    private readonly List<EngineProcess> silos = [];
    private readonly List<EngineProcess> gateways = [];
    private readonly List<Uri> apis = [];
    private readonly ReplyLoss loss = new();

    private ProcessCluster(Shape shape) => Shape = shape;

    public Shape Shape { get; }

    public IReadOnlyList<EngineProcess> Silos => silos;

    public IReadOnlyList<EngineProcess> Gateways => gateways;

    public IEnumerable<EngineProcess> Processes => [.. silos, .. gateways];

    /// <summary>The name of each process by the endpoint that the others know it by.</summary>
    public IReadOnlyDictionary<string, string> NamesByEndpoint => endpoints;

    /// <summary>Where the processes answer HTTP: the gateways, or the silos where there is none.</summary>
    public IReadOnlyList<Uri> Apis => apis;

    /// <summary>The store, where it is PostgreSQL.</summary>
    public PostgresServer? Postgres { get; private set; }

    /// <summary>The store, where it is Azure Tables.</summary>
    public AzuriteServer? Azure { get; private set; }

    /// <summary>The connection to the store that goes through no proxy.</summary>
    public string StoreConnection => Postgres!.ConnectionString(Database);

    /// <summary>The proxies of all processes.</summary>
    public IEnumerable<FaultProxy> Proxies => proxies.Values;

    /// <summary>Which answers the store's proxies lose, all together.</summary>
    public ReplyLoss Loss => loss;

    /// <summary>The folder of the journal on SQLite.</summary>
    public string Data => Path.Combine(folder, "data");

    /// <summary>Starts the store and then the processes, and waits until all are ready.</summary>
    /// <param name="builds">Builds of the silos, in turn; none: the present build.</param>
    public static async Task<ProcessCluster> Start(Shape shape, params BuildFolder[] builds)
    {
        var cluster = new ProcessCluster(shape);
        try
        {
            await cluster.Begin(builds.Length == 0 ? [BuildFolder.Present] : builds);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The proxy between a process and the store.</summary>
    public FaultProxy ProxyOf(EngineProcess process) => proxies[process.Name];

    /// <summary>The process that answers at an address.</summary>
    public EngineProcess At(Uri api) => Processes.First(process => process.Launch.Address == api);

    /// <summary>Stops the store and starts it again. Azurite knows one way to stop.</summary>
    public async Task RestartStore(StopMode mode)
    {
        await (Azure?.Stop() ?? Postgres!.Stop(mode));
        await (Azure?.Start() ?? Postgres!.Start());
    }

    /// <summary>Lets everything through and starts what does not run.</summary>
    public async Task Heal()
    {
        loss.Every = 0;
        foreach (var proxy in Proxies)
        {
            proxy.Pass();
        }

        await Task.WhenAll(Processes.Where(process => !process.IsRunning).Select(process => process.Start()));
    }

    /// <summary>Ends every process of the engine, as an operator does.</summary>
    public Task StopAll() => Task.WhenAll(Processes.Where(process => process.IsRunning).Select(process => process.Stop()));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Processes)
        {
            process.Dispose();
        }

        foreach (var proxy in Proxies)
        {
            await proxy.DisposeAsync();
        }

        if (Postgres is not null)
        {
            await Postgres.DisposeAsync();
        }

        if (Azure is not null)
        {
            await Azure.DisposeAsync();
        }

        if (Environment.GetEnvironmentVariable("LOYALTY_KEEP_LOGS") is null)
        {
            Directory.Delete(folder, recursive: true);
        }
        else
        {
            Console.Error.WriteLine($"logs: {folder}");
        }
    }

    private async Task Begin(BuildFolder[] builds)
    {
        if (Shape.Store == Store.Sqlite)
        {
            var port = FreePort.Find();
            Add(silos, Switches.Embedded("engine", builds[0], Data, port));
            await silos[0].Start();
            return;
        }

        await BeginStore();
        for (var silo = 0; silo < Shape.Silos; silo++)
        {
            AddSilo($"silo-{silo + 1}", builds[silo % builds.Length], Shape.IsApart ? $"apart-{silo + 1}" : "cluster");
        }

        for (var gateway = 0; gateway < Shape.Gateways; gateway++)
        {
            var port = FreePort.Find();
            var name = $"gateway-{gateway + 1}";
            Add(gateways, Switches.Gateway(name, builds[gateway % builds.Length], Place(name, "cluster"), port));
        }

        await silos[0].Start(); // alone at first, as it makes the store's tables
        if (Postgres is not null && !Shape.IsPlain)
        {
            await StoreWitness.Install(StoreConnection);
        }

        await Task.WhenAll(Processes.Skip(1).Select(process => process.Start()));
    }

    private async Task BeginStore()
    {
        if (Shape.Store == Store.Azure)
        {
            Azure = await AzuriteServer.StartNew(keeps: true);
            return;
        }

        Postgres = Shape.IsPlain ? await MeasuredServer.Start() : await PostgresServer.StartNew();
        await Postgres.CreateDatabase(Database);
    }

    private void AddSilo(string name, BuildFolder build, string cluster)
    {
        var port = FreePort.Find();
        if (Shape.Gateways > 0)
        {
            silos.Add(Process(Switches.Silo(name, build, Place(name, cluster), port)));
        }
        else
        {
            Add(silos, Switches.SiloWithApi(name, build, Place(name, cluster), port));
        }
    }

    private void Add(List<EngineProcess> processes, Launch launch)
    {
        processes.Add(Process(launch));
        apis.Add(launch.Address);
    }

    private EngineProcess Process(Launch launch) =>
        Azure is null ? new EngineProcess(launch, folder) : new EngineProcess(launch, folder) { Patience = OnAzurite };

    private ClusterPlace Place(string name, string cluster)
    {
        var siloPort = FreePort.Find();
        endpoints.Add($"127.0.0.1:{siloPort}", name);
        if (Azure is not null)
        {
            return new ClusterPlace("azure", Azure.Connection(), cluster, siloPort); // the proxies know the protocol of PostgreSQL alone
        }

        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Shape.IsPlain ? Postgres!.Port : AddProxy(name),
            Username = "postgres",
            Database = Database,
            ApplicationName = name, // by which the store knows who stored what
        };
        return new ClusterPlace("postgres", connection.ConnectionString, cluster, siloPort);
    }

    private int AddProxy(string name)
    {
        var proxy = new FaultProxy(new IPEndPoint(IPAddress.Loopback, Postgres!.Port), FreePort.Find(), loss);
        proxies.Add(name, proxy);
        return proxy.Port;
    }
}
