using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Lite;
using Orleans.Lite.Transport;

namespace Orleans.Hosting;

/// <summary>Lets the processes of a cluster talk over HTTP/2.</summary>
public static class HttpTransportExtensions
{
    /// <summary>Listens on the silo's port (<see cref="EndpointOptions"/>) and calls the other processes over HTTP/2.</summary>
    public static ISiloBuilder UseHttpTransport(this ISiloBuilder builder, Action<ClusterTransportOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Use(builder.Services, configure);
        return builder;
    }

    /// <inheritdoc cref="UseHttpTransport(ISiloBuilder, Action{ClusterTransportOptions})" />
    public static IClientBuilder UseHttpTransport(this IClientBuilder builder, Action<ClusterTransportOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        Use(builder.Services, configure);
        return builder;
    }

    private static void Use(IServiceCollection services, Action<ClusterTransportOptions>? configure)
    {
        services.Replace(ServiceDescriptor.Singleton<ITransport, HttpTransport>());
        if (configure is not null) services.Configure(configure);
    }
}
