using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Lite;

namespace Orleans.TestingHost;

/// <summary>
/// Builds clusters for tests. One silo is alone and its own client, unless <see
/// cref="TestClusterOptions.UseTestClusterMembership"/> is set; several share a table in memory with a client of their own.
/// </summary>
public class TestClusterBuilder
{
    private const int FirstSiloPort = 11111;
    private const int ClientPort = 30000;
    private readonly List<Action<IHostBuilder>> configurators = [];
    private readonly List<Action<IHostBuilder>> clientConfigurators = [];

    /// <summary>Asks for two silos, as Orleans does.</summary>
    public TestClusterBuilder()
        : this(2)
    {
    }

    /// <summary>Asks for a number of silos.</summary>
    public TestClusterBuilder(short initialSilosCount) => Options = new TestClusterOptions
    {
        InitialSilosCount = initialSilosCount,
        UseTestClusterMembership = initialSilosCount > 1,
    };

    /// <summary>What was asked for.</summary>
    public TestClusterOptions Options { get; }

    /// <summary>Values for the hosts' configuration.</summary>
    public Dictionary<string, string?> Properties { get; } = [];

    /// <summary>Adds an <see cref="ISiloConfigurator"/> or <see cref="IHostConfigurator"/>.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public TestClusterBuilder AddSiloBuilderConfigurator<T>()
        where T : new()
    {
        if (!typeof(ISiloConfigurator).IsAssignableFrom(typeof(T)) && !typeof(IHostConfigurator).IsAssignableFrom(typeof(T)))
        {
            throw new ArgumentException($"{typeof(T)} configures neither silos nor hosts.");
        }

        configurators.Add(static host =>
        {
            var configurator = new T();
            if (configurator is IHostConfigurator forHost) forHost.Configure(host);
            if (configurator is ISiloConfigurator forSilo) host.UseOrleans(forSilo.Configure);
        });
        return this;
    }

    /// <summary>Adds an <see cref="IClientBuilderConfigurator"/>; it is of no use where the silo is its own client.</summary>
    public TestClusterBuilder AddClientBuilderConfigurator<T>()
        where T : IClientBuilderConfigurator, new()
    {
        clientConfigurators.Add(static host =>
            host.UseOrleansClient((context, client) => new T().Configure(context.Configuration, client)));
        return this;
    }

    /// <summary>Makes the cluster; nothing runs before it is deployed.</summary>
    public TestCluster Build()
    {
        if (!Options.UseTestClusterMembership) return new TestCluster(Options, _ => Alone(), null);
        var table = new InMemoryMembershipTable();
        var network = new InProcessNetwork();
        return new TestCluster(Options, number => Silo(number, table, network), () => Client(table, network))
        {
            MembershipTable = table,
            Network = network,
        };
    }

    private HostBuilder New()
    {
        var host = new HostBuilder();
        host.ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(Properties));
        return host;
    }

    private IHost Alone()
    {
        var host = New();
        host.UseOrleans(silo => silo.UseLocalhostClustering());
        foreach (var configure in configurators) configure(host);
        return host.Build();
    }

    private IHost Silo(int number, InMemoryMembershipTable table, InProcessNetwork network)
    {
        var host = New();
        host.UseOrleans(silo => silo.UseLocalhostClustering(FirstSiloPort + number).UseMembershipTable(_ => table));
        host.ConfigureServices(services => Connect(services, network));
        foreach (var configure in configurators) configure(host);
        return host.Build();
    }

    private IHost Client(InMemoryMembershipTable table, InProcessNetwork network)
    {
        var host = New();
        host.UseOrleansClient(client => client.UseMembershipTable(_ => table));
        host.ConfigureServices(services =>
            Connect(services, network).Configure<EndpointOptions>(options => options.SiloPort = ClientPort));
        foreach (var configure in clientConfigurators) configure(host);
        return host.Build();
    }

    /// <summary>The lease is long: a machine that is busy with other tests must not look like a silo that is dead.</summary>
    private static IServiceCollection Connect(IServiceCollection services, InProcessNetwork network) => services
        .AddSingleton(network).AddSingleton<ITransport, InProcessTransport>()
        .Configure<MembershipOptions>(options =>
        {
            options.Lease = TimeSpan.FromMinutes(1);
            options.RenewalInterval = TimeSpan.FromMilliseconds(50);
        });
}

/// <summary>What was asked for of a test cluster.</summary>
public class TestClusterOptions
{
    /// <summary>How many silos.</summary>
    public short InitialSilosCount { get; set; }

    /// <summary>
    /// The silos are members of a cluster, and more can be started. True for more than one silo; set it for one that others
    /// shall join.
    /// </summary>
    public bool UseTestClusterMembership { get; set; }
}
