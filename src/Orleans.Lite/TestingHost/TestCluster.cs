using System.Collections.ObjectModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Lite;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A cluster in the process of the test.</summary>
public class TestCluster : IDisposable, IAsyncDisposable
{
    private readonly Func<IHost> build;
    private readonly List<SiloHandle> silos = [];

    internal TestCluster(TestClusterOptions options, Func<IHost> build)
    {
        Options = options;
        this.build = build;
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

    /// <summary>The client's services; here they are those of the silo.</summary>
    public IServiceProvider ServiceProvider => GetSiloServiceProvider();

    /// <summary>The services of a silo; of the first, if none is named.</summary>
    /// <exception cref="InvalidOperationException">There is no such silo.</exception>
    public IServiceProvider GetSiloServiceProvider(SiloAddress? silo = null) =>
        ((InProcessSiloHandle)silos.First(handle => silo is null || handle.SiloAddress == silo)).ServiceProvider;

    /// <summary>Starts the silo.</summary>
    public async Task DeployAsync() => silos.Add(await InProcessSiloHandle.Start(build()));

    /// <summary>The silos that run.</summary>
    public IEnumerable<SiloHandle> GetActiveSilos() => Silos;

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
        grainContext = ServiceProvider.GetRequiredService<Silo>().Activation(grainId);
        return grainContext is not null;
    }

    /// <summary>Stops a silo with grace.</summary>
    public Task StopSiloAsync(SiloHandle instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return instance.StopSiloAsync(true);
    }

    /// <summary>Stops a silo without grace: what runs is cut off.</summary>
    public Task KillSiloAsync(SiloHandle instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        return instance.StopSiloAsync(false);
    }

    /// <summary>Stops all silos with grace.</summary>
    public async Task StopAllSilosAsync()
    {
        foreach (var silo in silos) await silo.StopSiloAsync(true);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var silo in silos) await silo.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends without grace; prefer <see cref="DisposeAsync"/>.</summary>
    public void Dispose()
    {
        foreach (var silo in silos) silo.Dispose();
        GC.SuppressFinalize(this);
    }
}
