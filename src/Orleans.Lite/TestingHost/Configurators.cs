using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Sets up each silo of a test cluster; made by its parameterless constructor.</summary>
public interface ISiloConfigurator
{
    /// <summary>Sets up a silo.</summary>
    void Configure(ISiloBuilder siloBuilder);
}

/// <summary>Sets up the host of each silo of a test cluster; made by its parameterless constructor.</summary>
public interface IHostConfigurator
{
    /// <summary>Sets up a host.</summary>
    void Configure(IHostBuilder hostBuilder);
}

/// <summary>Sets up the client of a test cluster; made by its parameterless constructor.</summary>
public interface IClientBuilderConfigurator
{
    /// <summary>Sets up a client.</summary>
    void Configure(IConfiguration configuration, IClientBuilder clientBuilder);
}
