using System.Collections.ObjectModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Lite;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A cluster in the process of the test.</summary>
public class TestCluster : IDisposable, IAsyncDisposable
{
    private readonly Func<int, IHost> buildSilo;
    private readonly Func<IHost>? buildClient;
    private readonly List<SiloHandle> silos = [];
    private IHost? client;
    private int started;

    /// <summary>Without a client, the first silo is its own.</summary>
    internal TestCluster(TestClusterOptions options, Func<int, IHost> buildSilo, Func<IHost>? buildClient)
    {
        Options = options;
        this.buildSilo = buildSilo;
        this.buildClient = buildClient;
    }

    /// <summary>What was asked for.</summary>
    public TestClusterOptions Options { get; }

    /// <summary>The silo that was started first.</summary>
    public SiloHandle? Primary => silos.FirstOrDefault();

    /// <summary>The silos that run.</summary>
    public ReadOnlyCollection<SiloHandle> Silos => silos.Where(silo => silo.IsActive).ToList().AsReadOnly();

    /// <summary>A client of the cluster.</summary>
    public IClusterClient Client => ServiceProvider.GetRequiredService<IClusterClient>();

    /// <summary>The client, which makes references.</summary>
    public IGrainFactory GrainFactory => Client;

    /// <summary>The client's services; where the silo is alone they are its own.</summary>
    public IServiceProvider ServiceProvider => client?.Services ?? GetSiloServiceProvider();

    /// <summary>The table that the cluster shares; null where the silo is alone. Orleans has no such property.</summary>
    public InMemoryMembershipTable? MembershipTable { get; internal init; }

    /// <summary>The ways between the silos; null where the silo is alone. Orleans has no such property.</summary>
    public InProcessNetwork? Network { get; internal init; }

    /// <summary>The services of a silo; of the first, if none is named.</summary>
    /// <exception cref="InvalidOperationException">There is no such silo.</exception>
    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) =>
        ((InProcessSiloHandle)silos.First(handle => silo is null || handle.SiloAddress == silo)).ServiceProvider;

    /// <summary>Starts the silos, one after the other, and the client.</summary>
    public async Task DeployAsync()
    {
        for (var number = 0; number < (buildClient is null ? 1 : Options.InitialSilosCount); number++) await Start();
        if (buildClient is null) return;
        client = buildClient();
        await client.StartAsync();
    }

    /// <summary>Starts one more silo, and waits until it serves.</summary>
    /// <exception cref="InvalidOperationException">
    /// The silo is alone: see <see cref="TestClusterOptions.UseTestClusterMembership"/>.
    /// </exception>
    public Task<SiloHandle> StartAdditionalSiloAsync(bool startAdditionalSiloOnNewPort = false) => buildClient is null
        ? throw new InvalidOperationException("A silo that is alone: ask for more than one, or set UseTestClusterMembership.")
        : Start();

    /// <summary>Waits until every process that runs goes by the silos that run.</summary>
    public async Task WaitForLivenessToStabilizeAsync(bool didKill = false)
    {
        if (client is null) return;
        var processes = Silos.Select(silo => ((InProcessSiloHandle)silo).ServiceProvider).Append(client.Services).ToList();
        foreach (var process in processes)
        {
            var membership = process.GetRequiredService<IMembership>();
            while (!membership.Current.Silos.Select(silo => silo.Endpoint).ToHashSet()
                .SetEquals(Silos.Select(silo => silo.SiloAddress.Endpoint)))
            {
                await membership.After(membership.Current.Version);
            }
        }
    }

    /// <summary>Deactivates a grain, if it is active, and waits until it is gone.</summary>
    public Task DeactivateAsync(IAddressable grain) => DeactivateAsync(grain.GetGrainId());

    /// <summary>Deactivates a grain, if it is active, and waits until it is gone.</summary>
    public async Task DeactivateAsync(GrainId grainId)
    {
        if (!TryGetGrainContext(grainId, out var context)) return;
        context!.Deactivate(new DeactivationReason(DeactivationReasonCode.RuntimeRequested, "A test asked for it."));
        await context.Deactivated;
    }

    /// <summary>The activation of a grain.</summary>
    public bool TryGetGrainContext(GrainId grainId, out IGrainContext? grainContext)
    {
        grainContext = silos.Where(silo => silo.IsActive)
            .Select(silo => ((InProcessSiloHandle)silo).ServiceProvider.GetRequiredService<Silo>().Activation(grainId))
            .FirstOrDefault(found => found is not null);
        return grainContext is not null;
    }

    /// <summary>Stops a silo with grace.</summary>
    public Task StopSiloAsync(SiloHandle instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return instance.StopSiloAsync(true);
    }

    /// <summary>
    /// Stops a silo without grace: what runs is cut off, nobody listens there any more, and no answer comes from it.
    /// </summary>
    public Task KillSiloAsync(SiloHandle instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        Network?.Unplug(instance.SiloAddress);
        return instance.StopSiloAsync(false);
    }

    /// <summary>Stops all silos with grace.</summary>
    public async Task StopAllSilosAsync()
    {
        if (client is not null) await client.StopAsync();
        foreach (var silo in silos) await silo.StopSiloAsync(true);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (client is not null)
        {
            await client.StopAsync();
            client.Dispose();
        }

        foreach (var silo in silos) await silo.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends without grace; prefer <see cref="DisposeAsync"/>.</summary>
    public void Dispose()
    {
        client?.Dispose();
        foreach (var silo in silos) silo.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task<SiloHandle> Start()
    {
        var silo = await InProcessSiloHandle.Start(buildSilo(started++));
        silos.Add(silo);
        return silo;
    }
}
