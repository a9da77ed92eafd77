using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Builds clusters for tests. However many silos are asked for, one is started.</summary>
public class TestClusterBuilder
{
    private readonly List<Action<IHostBuilder>> configurators = [];

    /// <summary>Asks for two silos, as Orleans does.</summary>
    public TestClusterBuilder()
        : this(2)
    {
    }

    /// <summary>Asks for a number of silos.</summary>
    public TestClusterBuilder(short initialSilosCount) =>
        Options = new TestClusterOptions { InitialSilosCount = initialSilosCount };

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

    /// <summary>Makes the cluster; nothing runs before it is deployed.</summary>
    public TestCluster Build() => new(Options, () =>
    {
        var host = new HostBuilder().ConfigureHostConfiguration(configuration => configuration.AddInMemoryCollection(Properties));
        host.UseOrleans(silo => silo.UseLocalhostClustering());
        foreach (var configure in configurators) configure(host);
        return host.Build();
    });
}

/// <summary>What was asked for of a test cluster.</summary>
public class TestClusterOptions
{
    /// <summary>How many silos.</summary>
    public short InitialSilosCount { get; set; }
}
