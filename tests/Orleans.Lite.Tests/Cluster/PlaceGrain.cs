using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Orleans.Lite.Tests.Cluster;

public interface IPlaceListener : IGrainObserver
{
    void Heard(string text);

    Task<string> Ask(string question);
}

public interface IPlaceGrain : IGrainWithStringKey
{
    /// <summary>Where it runs.</summary>
    Task<string> Where();

    /// <summary>Waits for a door of the cluster's probe.</summary>
    Task<string> Wait(string door);

    Task<string> WaitWith(string door, CancellationToken cancellation);

    [ResponseTimeout("00:00:10")]
    Task<string> WaitTenSeconds(string door);

    /// <summary>Where another grain runs, as this one learns by calling it.</summary>
    Task<string> WhereIs(string other);

    [ResponseTimeout("00:00:10")]
    Task<string> RelayInTime(string other, string door);

    Task<string> Ask(IPlaceListener listener, string question);

    [OneWay]
    Task Tell(string text);

    Task Fail();

    /// <summary>Says a text, once for each time that it runs.</summary>
    Task<string> Mark(string text);

    Task<string> MarkAt(string other, string text);

    Task<IPlaceGrain> Other(string key);
}

internal sealed class PlaceGrain(ILocalSiloDetails silo, Probe probe) : Grain, IPlaceGrain
{
    private string Here => silo.SiloAddress.ToString();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Say($"{this.GetPrimaryKeyString()} leaves {silo.SiloAddress.Endpoint}");
        return Task.CompletedTask;
    }

    public Task<string> Where() => Task.FromResult(Here);

    public async Task<string> Wait(string door)
    {
        probe.Say($"{door} begins at {silo.SiloAddress.Endpoint}");
        probe.Say($"{door} begins");
        await probe.Door(door);
        return Here;
    }

    public async Task<string> WaitWith(string door, CancellationToken cancellation)
    {
        probe.Say($"{door} begins");
        var open = probe.Door(door).WaitAsync(cancellation);
        using var seen = cancellation.Register(() => probe.Say($"{door} cancelled"));
        await open;
        return Here;
    }

    public Task<string> WaitTenSeconds(string door) => Wait(door);

    public Task<string> WhereIs(string other) => GrainFactory.GetGrain<IPlaceGrain>(other).Where();

    public async Task<string> RelayInTime(string other, string door)
    {
        try
        {
            return await GrainFactory.GetGrain<IPlaceGrain>(other).Wait(door);
        }
        catch (Exception exception)
        {
            probe.Say($"relayed: {exception.GetType().Name}");
            throw;
        }
    }

    public async Task<string> Ask(IPlaceListener listener, string question)
    {
        listener.Heard($"{question} is coming");
        return await listener.Ask(question);
    }

    public Task Tell(string text)
    {
        probe.Say(text);
        return Task.CompletedTask;
    }

    public Task<string> Mark(string text)
    {
        probe.Say(text);
        return Task.FromResult(text);
    }

    public Task<string> MarkAt(string other, string text) => GrainFactory.GetGrain<IPlaceGrain>(other).Mark(text);

    public Task Fail() => throw new InvalidOperationException("as it was told");

    public Task<IPlaceGrain> Other(string key) => Task.FromResult(GrainFactory.GetGrain<IPlaceGrain>(key));
}

/// <summary>Several silos and a client, on the clock of the machine, with one probe for all.</summary>
internal sealed class Town : IAsyncDisposable
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Probe> Probes = new();
    private static int lastNumber;
    private readonly string name = $"{Interlocked.Increment(ref lastNumber)}";

    private Town() => Probes[name] = Probe;

    public Probe Probe { get; } = new();

    public TestCluster Cluster { get; private set; } = null!;

    public static async Task<Town> Start(short silos)
    {
        var town = new Town();
        var builder = new TestClusterBuilder(silos).AddSiloBuilderConfigurator<Configurator>();
        builder.Options.UseTestClusterMembership = true;
        builder.Properties["Town"] = town.name;
        town.Cluster = builder.Build();
        await town.Cluster.DeployAsync();
        return town;
    }

    public IPlaceGrain Grain(string key) => Cluster.Client.GetGrain<IPlaceGrain>(key);

    /// <summary>Keys of grains that a silo owns.</summary>
    public IEnumerable<string> KeysOf(SiloHandle silo)
    {
        var view = Cluster.ServiceProvider.GetRequiredService<IMembership>().Current;
        return Enumerable.Range(0, 10_000).Select(number => $"{number}")
            .Where(key => view.Owner(GrainId.Create("place", key)).Endpoint.Equals(silo.SiloAddress.Endpoint));
    }

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();

    private sealed class Configurator : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) =>
            siloBuilder.Services.AddSingleton(Probes[siloBuilder.Configuration["Town"]!]);
    }
}
