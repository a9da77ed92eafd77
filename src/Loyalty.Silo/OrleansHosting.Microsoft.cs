#if ORLEANS_MICROSOFT
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Loyalty.Contracts;
using Loyalty.Grains;
using Loyalty.Grains.Promotions;
using Loyalty.Silo.Cluster;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Serialization;

namespace Loyalty.Silo;

/// <summary>How this process is set up on Microsoft Orleans. <c>OrleansHosting.cs</c> is its counterpart; nothing else differs by runtime.</summary>
internal static class OrleansHosting
{
    private const string Invariant = "Npgsql";
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    public static ISiloBuilder UseLoyalty(this ISiloBuilder silo, SiloOptions options)
    {
        silo.Services.Configure<GrainCollectionOptions>(collection =>
        {
            collection.CollectionQuantum = TimeSpan.FromSeconds(30); // it must be shorter than the age
            collection.CollectionAge = TimeSpan.FromSeconds(Math.Max(60, options.IdleSeconds));
        });
        silo.Services.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = Patience(options));
        LetCross(silo.Services);
        var (siloPort, gatewayPort) = (Port(options.SiloPort), Port(options.GatewayPort));
        if (!options.IsClustered)
        {
            return silo.UseLocalhostClustering(siloPort, gatewayPort, new IPEndPoint(IPAddress.Loopback, siloPort));
        }

        Join(silo.Services, options);
        var address = IPAddress.Parse(options.AdvertisedAddress);
        silo.ConfigureEndpoints(address, siloPort, gatewayPort, listenOnAnyHostAddress: !IPAddress.IsLoopback(address));
        silo.UseAdoNetClustering(table =>
        {
            table.Invariant = Invariant;
            table.ConnectionString = Connection(options);
        });
        silo.Services.Configure<ClusterMembershipOptions>(Liveness(options));
        silo.Services.AddSingleton<OrleansCluster>();
        silo.Services.AddSingleton<IMemoryTerm, NoTerm>();
        silo.Services.AddSingleton<ILivingHolders>(services => services.GetRequiredService<OrleansCluster>());
        silo.Services.AddSingleton<IClusterView>(services => services.GetRequiredService<OrleansCluster>());
        return silo;
    }

    public static void UseGateway(this IHostApplicationBuilder builder, SiloOptions options) => builder.UseOrleansClient(client =>
    {
        Join(client.Services, options);
        LetCross(client.Services);
        client.UseAdoNetClustering(table =>
        {
            table.Invariant = Invariant;
            table.ConnectionString = Connection(options);
        });
        client.Services.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = PatienceWithOne(options));
        client.Services.Configure<GatewayOptions>(gateway => gateway.GatewayListRefreshPeriod = GatewayRefresh);
        client.UseConnectionRetryFilter(static async (_, cancellation) =>
        {
            await Task.Delay(Rest, cancellation); // there may be no silo yet
            return true;
        });
        client.Services.AddSingleton<IClusterView, GatewayView>();
    });

    /// <summary>A silo inside this process that nobody else knows of.</summary>
    public static IHost OwnSilo(Action<IServiceCollection> addGrains)
    {
        var port = Port(0);
        return new HostBuilder().UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(port, Port(0), new IPEndPoint(IPAddress.Loopback, port), "warm-up", "warm-up");
            addGrains(silo.Services);
        }).Build();
    }

    /// <summary>A gateway to such a silo: its calls go over the wire.</summary>
    public static IHost OwnGateway(IHost silo)
    {
        var gateway = silo.Services.GetRequiredService<IOptions<EndpointOptions>>().Value.GatewayPort;
        return new HostBuilder().UseOrleansClient(client => client.UseLocalhostClustering(gateway, "warm-up", "warm-up")).Build();
    }

    /// <summary>Whether the silo of this process takes calls.</summary>
    public static bool Serves(IServiceProvider services) =>
        services.GetRequiredService<ISiloStatusOracle>().CurrentStatus == SiloStatus.Active;

    private static void Join(IServiceCollection services, SiloOptions options)
    {
        if (options.Certificate is not null)
        {
            throw new InvalidDataException(
                "Loyalty:Certificate is of Orleans.Lite. On Microsoft Orleans, add UseTls of Microsoft.Orleans.Connections.Security.");
        }

        services.AddHostedService<OrleansTables>();
        services.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ClusterId));
    }

    /// <summary>
    /// A silo that falls silent is voted out after three probes, a lease in all, by one vote: it answers nothing from memory anyway.
    /// By name, as releases of Orleans differ in what there is: a name that one does not know is passed over.
    /// </summary>
    private static IConfigurationRoot Liveness(SiloOptions options)
    {
        var probe = TimeSpan.FromMilliseconds(Math.Max(500, options.LeaseMilliseconds) / 3).ToString("c", CultureInfo.InvariantCulture);
        var refresh = Refresh.ToString("c", CultureInfo.InvariantCulture);
        return new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ProbeTimeout"] = probe,
            ["MaxProbeTimeout"] = probe,
            ["NumMissedProbesLimit"] = "3",
            ["NumVotesForDeathDeclaration"] = "1",
            ["EnableConnectionLivenessCheck"] = "false",
            ["TableRefreshTimeout"] = refresh,
            ["IAmAliveTablePublishTimeout"] = refresh,
        }).Build();
    }

    private static void LetCross(IServiceCollection services) => services.Configure<ExceptionSerializationOptions>(exceptions =>
    {
        exceptions.SupportedNamespacePrefixes.Add("Loyalty");
        exceptions.SupportedNamespacePrefixes.Add("Npgsql");
    });

    private static TimeSpan Patience(SiloOptions options) => TimeSpan.FromMilliseconds(Math.Max(100, options.DeadlineMilliseconds));

    /// <summary>A client is not told that the silo it talks through is out: after a lease it asks again, and through another one.</summary>
    private static TimeSpan PatienceWithOne(SiloOptions options) =>
        TimeSpan.FromMilliseconds(Math.Clamp(options.LeaseMilliseconds, 500, Math.Max(500, options.DeadlineMilliseconds)));

    private static string Connection(SiloOptions options) => new NpgsqlConnectionStringBuilder(options.Connection)
    {
        ApplicationName = "loyalty-cluster",
        Timeout = 2,
        CommandTimeout = 2,
        KeepAlive = 2,
        TcpKeepAlive = true,
    }.ConnectionString;

    private static int Port(int wanted)
    {
        if (wanted != 0)
        {
            return wanted;
        }

        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
#endif
