using System.Net;
using Loyalty.Api.Hosting;
using Loyalty.Contracts;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Members;
using Loyalty.Grains.Privacy;
using Loyalty.Journal;
using Loyalty.Silo;
using Loyalty.Simulation.Clients;
using Loyalty.Simulation.Network;
using Loyalty.Simulation.Scheduling;
using Loyalty.Simulation.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Lite;

namespace Loyalty.Simulation.Cluster;

/// <summary>A silo or a gateway in one of its lives, put together as the executables do it.</summary>
internal sealed class SimulatedProcess : IDisposable
{
    private static readonly IConfiguration NoConfiguration = new ConfigurationBuilder().Build();
    private readonly ServiceProvider services;
    private readonly SimulatedLifetime lifetime = new();
    private readonly List<Task> loops = [];
    private readonly IHostedService[] hosted;
    private readonly World world;

    public SimulatedProcess(World world, int port, bool hostsGrains)
    {
        this.world = world;
        (Port, HostsGrains, Name) = (port, hostsGrains, $"{(hostsGrains ? "silo" : "gateway")} {port}");
        Scheduler = new ProcessScheduler(world.Scheduler);
        Time = new ProcessTime(world.Time, Scheduler) { Rate = world.Clocks.Rate(), Ahead = world.Clocks.Ahead() };
        Journal = new SimulatedJournal(world.Store, world.StoreFaults, world.Time, Scheduler, Time)
        {
            Owner = Name,
            Life = Life = $"{Name}, life {world.Lives}",
        };
        Transport = new SimulatedTransport(world.Network, Scheduler, Name);
        services = Services().BuildServiceProvider();
        Silo = services.GetRequiredService<Orleans.Lite.Silo>();
        Membership = services.GetRequiredService<IMembership>();
        Grains = services.GetRequiredService<IGrainFactory>();
        View = services.GetRequiredService<IClusterView>();
        hosted = [.. services.GetServices<IHostedService>()];
    }

    public int Port { get; }

    public bool HostsGrains { get; }

    public string Name { get; }

    /// <summary>Tells it from others before and after it in its place.</summary>
    public string Life { get; }

    public ProcessScheduler Scheduler { get; }

    public ProcessTime Time { get; }

    public SimulatedJournal Journal { get; }

    public SimulatedTransport Transport { get; }

    public Orleans.Lite.Silo Silo { get; }

    public IMembership Membership { get; }

    public IGrainFactory Grains { get; }

    public IClusterView View { get; }

    /// <summary>It serves; it may be paused.</summary>
    public bool IsUp { get; private set; }

    public bool IsLeaving { get; private set; }

    /// <summary>Ends when the process does, however.</summary>
    public TaskCompletionSource Ended { get; } = new();

    /// <summary>Starts as the host does. A start that fails ends the process.</summary>
    public void Start() => _ = Scheduler.Start(async () =>
    {
        try
        {
            foreach (var service in hosted) await Start(service);
            IsUp = true;
            world.Trace.Note($"{Name} is up");
        }
        catch (OrleansException)
        {
            world.Trace.Note($"{Name} did not start");
            Die();
        }
    });

    /// <summary>Nothing of it runs any more; its connections break.</summary>
    public void Die()
    {
        if (Scheduler.IsDead) return;
        (IsUp, IsLeaving) = (false, false);
        Scheduler.Kill();
        world.Network.Break(Transport);
        Ended.TrySetResult();
    }

    /// <summary>Ends with grace, as the host does it.</summary>
    public void Leave()
    {
        IsLeaving = true;
        _ = Scheduler.Start(async () =>
        {
            lifetime.Stop();
            foreach (var loop in loops) await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            await Silo.Stop(CancellationToken.None);
            foreach (var service in hosted.OfType<IHostedLifecycleService>()) await service.StoppedAsync(CancellationToken.None);
            world.Trace.Note($"{Name} has left");
            Die();
        });
    }

    /// <summary>Whether it has a member in memory.</summary>
    public bool Runs(string member)
    {
        var isFound = false;
        Silo.Directory.All(activation => isFound |= activation.Key == $"{ShopProgram.Id}/{member}" && activation.GrainInstance is MemberGrain);
        return isFound;
    }

    public void Dispose() => services.Dispose();

    private Task Start(IHostedService service)
    {
        if (service is not SiloLoop loop) return service.StartAsync(CancellationToken.None);
        loops.Add(loop.Run(lifetime.ApplicationStopping));
        return Task.CompletedTask;
    }

    private ServiceCollection Services()
    {
        var added = new ServiceCollection();
        added.AddSingleton<TimeProvider>(Time).AddSingleton<ITurnScheduler>(Scheduler);
        OrleansSiloGenericHostExtensions.AddRuntime(added);
        added.RemoveAll<ITransport>();
        added.AddSingleton<ITransport>(Transport);
        new SiloBuilder(added, NoConfiguration).UseMembershipTable(_ => new SimulatedTable(world.Table, Journal, world.StoreFaults, Time));
        added.Configure<EndpointOptions>(endpoint => (endpoint.AdvertisedIPAddress, endpoint.SiloPort) = (IPAddress.Loopback, Port));
        added.AddMembership(world.Options);
        added.Configure<MembershipOptions>(membership => membership.RenewalInterval = membership.Lease / world.RenewalsInLease);
        added.Configure<SiloMessagingOptions>(messaging => messaging.FlightInterval = TimeSpan.FromMilliseconds(500));
        added.AddSingleton(world.Options);
        if (HostsGrains) AddSilo(added);
        else AddGateway(added);
        return added;
    }

    private void AddSilo(ServiceCollection added)
    {
        added.Configure<GrainCollectionOptions>(options => options.CollectionAge = world.IdleAge);
        added.AddSingleton<IHostApplicationLifetime>(lifetime);
        added.AddSingleton<IJournal>(Journal);
        added.AddSingleton<IVault>(world.Vault);
        added.AddSingleton<ISeedSource>(new SeededSeeds(world.Dice.Fork()));
        added.AddTerm();
        added.AddLoyaltyGrains();
        added.AddLoops(isClustered: true);
    }

    private void AddGateway(ServiceCollection added)
    {
        added.Configure<MembershipOptions>(options => options.HostsGrains = false);
        added.AddSingleton<IOutgoingGrainCallFilter>(new SendAgain(TimeSpan.FromMilliseconds(world.Options.DeadlineMilliseconds), Time));
    }
}
