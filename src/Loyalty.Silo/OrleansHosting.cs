#if !ORLEANS_MICROSOFT
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Loyalty.Contracts;
using Loyalty.Grains;
using Loyalty.Grains.Promotions;
using Loyalty.Journal;
using Loyalty.Silo.Cluster;
using Loyalty.Silo.Membership;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Lite;
using Orleans.TestingHost;

namespace Loyalty.Silo;

/// <summary>How this process is set up on Orleans.Lite. <c>OrleansHosting.Microsoft.cs</c> is its counterpart; nothing else differs by runtime.</summary>
internal static class OrleansHosting
{
    public static ISiloBuilder UseLoyalty(this ISiloBuilder silo, SiloOptions options)
    {
        silo.Configure<GrainCollectionOptions>(collection => collection.CollectionAge = TimeSpan.FromSeconds(Math.Max(60, options.IdleSeconds)));
        silo.Configure<ActivationLimitOptions>(limit => limit.MaximumActivations = options.MaximumActivations);
        if (!options.IsClustered)
        {
            return silo.UseLocalhostClustering();
        }

        silo.UseMembershipTable(_ => Table(options)).UseHttpTransport(transport => Set(transport, options));
        Join(silo.Services, options);
        silo.Services.AddTerm();
        return silo;
    }

    /// <summary>What grains ask of the cluster.</summary>
    public static void AddTerm(this IServiceCollection services)
    {
        services.AddSingleton<IMemoryTerm>(provider => provider.GetRequiredService<ClusterTerm>());
        services.AddSingleton<ILivingHolders>(provider => provider.GetRequiredService<ClusterTerm>());
    }

    /// <summary>What every process of a cluster knows of it, however it is reached.</summary>
    public static void AddMembership(this IServiceCollection services, SiloOptions options)
    {
        services.Configure<MembershipOptions>(membership =>
        {
            membership.Lease = TimeSpan.FromMilliseconds(Math.Max(500, options.LeaseMilliseconds));
            membership.RenewalInterval = membership.Lease / 10;
        });
        services.Configure<SiloMessagingOptions>(messaging =>
            messaging.ResponseTimeout = TimeSpan.FromMilliseconds(Math.Max(100, options.DeadlineMilliseconds)));
        services.AddSingleton<ClusterTerm>();
        services.AddSingleton<IClusterView>(provider => provider.GetRequiredService<ClusterTerm>());
    }

    public static void UseGateway(this IHostApplicationBuilder builder, SiloOptions options) => builder.UseOrleansClient(client =>
    {
        client.UseMembershipTable(_ => Table(options)).UseHttpTransport(transport => Set(transport, options));
        Join(client.Services, options);
    });

    /// <summary>A silo inside this process that nobody else knows of.</summary>
    public static IHost OwnSilo(Action<IServiceCollection> addGrains)
    {
        var table = new InMemoryMembershipTable();
        var secret = RandomNumberGenerator.GetHexString(32);
        return new HostBuilder().UseOrleans(silo =>
        {
            silo.UseMembershipTable(_ => table).UseHttpTransport(transport => transport.Secret = secret);
            silo.Services.AddSingleton(table).AddSingleton(new OwnSecret(secret));
            Place(silo.Services, IPAddress.Loopback, FreePort());
            addGrains(silo.Services);
        }).Build();
    }

    /// <summary>A gateway to such a silo: its calls go over the wire.</summary>
    public static IHost OwnGateway(IHost silo) => new HostBuilder().UseOrleansClient(client =>
    {
        client.UseMembershipTable(_ => silo.Services.GetRequiredService<InMemoryMembershipTable>());
        client.UseHttpTransport(transport => transport.Secret = silo.Services.GetRequiredService<OwnSecret>().Text);
        Place(client.Services, IPAddress.Loopback, FreePort());
    }).Build();

    /// <summary>Whether the silo of this process takes calls.</summary>
    public static bool Serves(IServiceProvider services) => services.GetRequiredService<IMemoryTerm>().Current > 0;

    private static void Join(IServiceCollection services, SiloOptions options)
    {
        Place(services, IPAddress.Parse(options.AdvertisedAddress), options.SiloPort == 0 ? FreePort() : options.SiloPort);
        services.Configure<ClusterOptions>(cluster => cluster.ClusterId = options.ClusterId);
        services.AddMembership(options);
    }

    private static void Place(IServiceCollection services, IPAddress address, int port) => services.Configure<EndpointOptions>(
        endpoint => (endpoint.AdvertisedIPAddress, endpoint.SiloPort) = (address, port));

    private static IMembershipTable Table(SiloOptions options)
    {
        var seconds = Math.Max(1, options.LeaseMilliseconds / 3_000);
        return options.Journal == Journals.Azure
            ? AzureMembershipTable.Open(options.Connection!, options.ClusterId, seconds)
            : new PostgresMembershipTable(options.Connection!, options.ClusterId, seconds);
    }

    private static void Set(ClusterTransportOptions transport, SiloOptions options)
    {
        transport.Secret = options.ClusterSecret;
        transport.Certificate = CertificateFile.Read(options);
        transport.Authorities.AddRange(CertificateFile.ReadAuthorities(options));
        transport.Carry(message => new JournalUnavailableException(message));
        transport.Carry(message => new JournalOverloadedException(message));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private sealed record OwnSecret(string Text);
}
#endif
