using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Loyalty.Silo;

/// <summary>The one file that differs by runtime: how this silo is set up on Orleans.Lite and on Microsoft Orleans.</summary>
internal static class OrleansHosting
{
    public static ISiloBuilder UseLoyalty(this ISiloBuilder silo, SiloOptions options)
    {
        silo.UseLocalhostClustering();
        silo.Configure<GrainCollectionOptions>(collection => collection.CollectionAge = TimeSpan.FromSeconds(Math.Max(60, options.IdleSeconds)));
#if !ORLEANS_MICROSOFT
        silo.Configure<ActivationLimitOptions>(limit => limit.MaximumActivations = options.MaximumActivations);
#endif
        return silo;
    }

    public static void UseGateway(this IHostApplicationBuilder builder, SiloOptions options) => throw new NotImplementedException();
}
