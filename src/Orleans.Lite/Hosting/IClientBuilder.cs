using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Lite;

namespace Orleans.Hosting;

/// <summary>What a client is made of: a process that calls grains and hosts observers, and hosts no grains.</summary>
public interface IClientBuilder
{
    /// <summary>The host's services, which are the client's.</summary>
    IServiceCollection Services { get; }

    /// <summary>The host's configuration.</summary>
    IConfiguration Configuration { get; }
}

/// <summary>Adds to a client.</summary>
public static class ClientBuilderExtensions
{
    /// <summary>Sets options in code.</summary>
    public static IClientBuilder Configure<TOptions>(this IClientBuilder builder, Action<TOptions> configureOptions)
        where TOptions : class => builder.With(services => services.Configure(configureOptions));

    /// <inheritdoc cref="SiloBuilderExtensions.UseMembershipTable" />
    public static IClientBuilder UseMembershipTable(
        this IClientBuilder builder, Func<IServiceProvider, IMembershipTable> table) =>
        builder.With(services => services.AddMembership(table));

    private static IClientBuilder With(this IClientBuilder builder, Action<IServiceCollection> change)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(change);
        change(builder.Services);
        return builder;
    }
}

internal sealed class ClientBuilder(IServiceCollection services, IConfiguration configuration) : IClientBuilder
{
    public IServiceCollection Services => services;

    public IConfiguration Configuration => configuration;
}
