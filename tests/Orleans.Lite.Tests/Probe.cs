using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Orleans.Lite.Tests;

/// <summary>What test grains tell, and what they wait for. One per silo.</summary>
internal sealed class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Lock gate = new();
    private readonly List<string> lines = [];
    private readonly Dictionary<string, TaskCompletionSource> said = [];
    private readonly Dictionary<string, TaskCompletionSource> doors = [];

    public string[] Lines
    {
        get
        {
            lock (gate) return [.. lines];
        }
    }

    public void Say(string line)
    {
        lock (gate)
        {
            lines.Add(line);
            Signal(said, line).TrySetResult();
        }
    }

    /// <summary>Waits until a line has been said at least once.</summary>
    public Task Said(string line)
    {
        lock (gate) return Signal(said, line).Task.WaitAsync(Patience);
    }

    public Task Door(string name)
    {
        lock (gate) return Signal(doors, name).Task;
    }

    public void Open(string name)
    {
        lock (gate) Signal(doors, name).TrySetResult();
    }

    private static TaskCompletionSource Signal(Dictionary<string, TaskCompletionSource> all, string name)
    {
        if (!all.TryGetValue(name, out var signal)) all[name] = signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return signal;
    }
}

/// <summary>A cluster whose silo has a <see cref="Probe"/> and a clock that is moved by hand.</summary>
internal sealed class ProbedCluster : IAsyncDisposable
{
    private readonly TestCluster cluster;

    private ProbedCluster(TestCluster cluster) => this.cluster = cluster;

    public TestCluster Cluster => cluster;

    public IGrainFactory Grains => cluster.GrainFactory;

    public Probe Probe => cluster.GetSiloServiceProvider().GetRequiredService<Probe>();

    public ManualTime Time => cluster.GetSiloServiceProvider().GetRequiredService<ManualTime>();

    public static Task<ProbedCluster> Start() => Start<Nothing>();

    public static async Task<ProbedCluster> Start<TConfigurator>()
        where TConfigurator : ISiloConfigurator, new()
    {
        var cluster = new TestClusterBuilder(1)
            .AddSiloBuilderConfigurator<Basics>().AddSiloBuilderConfigurator<TConfigurator>().Build();
        await cluster.DeployAsync();
        return new ProbedCluster(cluster);
    }

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    private sealed class Basics : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            var time = new ManualTime();
            siloBuilder.Services.AddSingleton<Probe>().AddSingleton(time).AddSingleton<TimeProvider>(time);
        }
    }

    private sealed class Nothing : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
        }
    }
}
