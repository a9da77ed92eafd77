using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Orleans.Lite.Tests.Cluster;

/// <summary>Silos and gateways in one thread and virtual time. Nothing moves but what <see cref="Run(TimeSpan)"/> lets.</summary>
internal sealed class World(int seed = 1) : IDisposable
{
    public static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private readonly List<IHost> hosts = [];
    private readonly Dictionary<Process, (MembershipSnapshot View, bool Trusts)> known = [];

    public SeededScheduler Scheduler { get; } = new(seed);

    public ManualTime Time { get; } = new();

    public InMemoryMembershipTable Table { get; } = new();

    public InProcessNetwork Network { get; } = new();

    public Probe Probe { get; } = new();

    public List<Process> Processes { get; } = [];

    public bool ChecksTrust { get; set; } = true;

    /// <summary>Begins the start of a process; it ends while the world runs.</summary>
    public Process Begin(int port, bool hostsGrains = true)
    {
        var scheduler = new ProcessScheduler(Scheduler);
        var table = new OwnTable(Table);
        var host = new HostBuilder();
        if (hostsGrains) host.UseOrleans(silo => silo.UseMembershipTable(_ => table));
        else host.UseOrleansClient(client => client.UseMembershipTable(_ => table));
        host.ConfigureServices(services => services
            .AddSingleton<TimeProvider>(Time).AddSingleton<ITurnScheduler>(scheduler).AddSingleton(Network).AddSingleton(Probe)
            .AddSingleton<ITransport, InProcessTransport>()
            .Configure<EndpointOptions>(options => options.SiloPort = port));
        var built = host.Build();
        hosts.Add(built);
        var process = new Process(this, built.Services, scheduler, table);
        Processes.Add(process);
        process.Started = Scheduler.Start(() => process.Silo.Start(CancellationToken.None));
        return process;
    }

    /// <summary>Starts processes that host grains, one after the other.</summary>
    public Process[] Silos(int number) => [.. Enumerable.Range(1, number).Select(port => Started(Begin(port)))];

    public Process Gateway(int port = 9) => Started(Begin(port, hostsGrains: false));

    public void Run(TimeSpan length)
    {
        for (var passed = TimeSpan.Zero; passed < length; passed += Step)
        {
            Scheduler.RunAll();
            CheckTrust();
            Time.Advance(Step);
        }

        Scheduler.RunAll();
        CheckTrust();
    }

    public void Run(double seconds) => Run(TimeSpan.FromSeconds(seconds));

    /// <summary>Runs code of a client in a process until it ends, and tells how it ended.</summary>
    public T Result<T>(Func<Task<T>> call)
    {
        Task<T>? task = null;
        var outer = Scheduler.Start(() => task = call());
        for (var step = 0; step < 10_000 && !outer.IsCompleted; step++) Run(Step);
        task!.IsCompleted.ShouldBeTrue("it hangs");
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Starts code of a client.</summary>
    public Task<T> Begin<T>(Func<Task<T>> call)
    {
        Task<T>? task = null;
        Scheduler.Start(() => task = call());
        Scheduler.RunAll();
        return task!;
    }

    /// <summary>The answer to a call that has ended.</summary>
    public static T Answer<T>(Task<T> call)
    {
        call.IsCompleted.ShouldBeTrue("it waits still");
        return call.GetAwaiter().GetResult();
    }

    /// <summary>A process renews, but does not say that it knows of any change.</summary>
    public void RenewWithoutSeeing(Process process)
    {
        var renewal = Table.Renew(process.Address, 0).AsTask();
        renewal.IsCompletedSuccessfully.ShouldBeTrue();
    }

    public void Dispose()
    {
        foreach (var host in hosts) host.Dispose();
    }

    private Process Started(Process process)
    {
        for (var step = 0; step < 1_000 && !process.Started.IsCompleted; step++) Run(Step);
        process.Started.IsCompletedSuccessfully.ShouldBeTrue($"{process.Started.Exception}");
        return process;
    }

    public override string ToString() => string.Join("\n", Processes)
        + $"\ntable {Table.Content.Version} at {Time.GetTimestamp()}: {string.Join("\n", Table.Content.Members)}";

    private bool HasNews()
    {
        var hasNews = false;
        foreach (var process in Processes)
        {
            var now = (process.Membership.Current, process.Term > 0);
            if (known.TryGetValue(process, out var before) && before == now) continue;
            known[process] = now;
            hasNews = true;
        }

        return hasNews;
    }

    /// <summary>What all of this is for: no grain has two silos that trust their memory of it.</summary>
    private void CheckTrust()
    {
        if (!ChecksTrust || !HasNews()) return;
        for (var grain = 0; grain < 20; grain++)
        {
            var id = GrainId.Create("place", $"{grain}");
            Processes.Count(process => process.Trusts(id)).ShouldBeLessThan(2, $"silos that trust their memory of {id}:\n{this}");
        }
    }
}

/// <summary>A process of a <see cref="World"/>.</summary>
internal sealed class Process(World world, IServiceProvider services, ProcessScheduler scheduler, OwnTable table)
{
    private bool isDead;

    public Silo Silo { get; } = services.GetRequiredService<Silo>();

    public IMembership Membership { get; } = services.GetRequiredService<IMembership>();

    public IGrainFactory Grains { get; } = services.GetRequiredService<IGrainFactory>();

    public SiloAddress Address => services.GetRequiredService<ILocalSiloDetails>().SiloAddress;

    public OwnTable Table => table;

    public Task Started { get; set; } = Task.CompletedTask;

    public long Term => Membership.Term;

    public bool IsMember => world.Table.Content.Members.Any(member => member.Address == Address);

    /// <summary>It would answer from its memory of the grain.</summary>
    public bool Trusts(GrainId grain)
    {
        var view = Membership.Current;
        return Term > 0 && !view.Silos.IsEmpty && view.Owner(grain) == Address;
    }

    /// <summary>It stands still, as after SIGSTOP; its clock goes on.</summary>
    public void Pause() => scheduler.Pause();

    public void Resume()
    {
        if (!isDead) scheduler.Resume();
    }

    /// <summary>It is gone, and nobody listens where it was.</summary>
    public void Kill()
    {
        world.Network.Unplug(Address);
        Pause();
        isDead = true;
        world.Processes.Remove(this);
    }

    public Task Stop() => world.Scheduler.Start(() => Silo.Stop(CancellationToken.None));

    public override string ToString() => $"{Address} term {Term} view {Membership.Current.Version}: "
        + string.Join(" ", Membership.Current.Silos);

    public IPlaceGrain Grain(string key) => Grains.GetGrain<IPlaceGrain>(key);

    /// <summary>A grain that a process owns, as this one sees it.</summary>
    public string KeyOf(Process owner) => Enumerable.Range(0, 10_000).Select(number => $"{number}")
        .First(key => Membership.Current.Owner(GrainId.Create("place", key)) == owner.Address);
}

/// <summary>The way of one process to the table.</summary>
internal sealed class OwnTable(IMembershipTable table) : IMembershipTable
{
    /// <summary>Calls hang until their caller gives up.</summary>
    public bool IsCut { get; set; }

    public ValueTask<ClusterTable> Read(CancellationToken cancellation) => Call(() => table.Read(cancellation), cancellation);

    public ValueTask<ClusterTable> Add(SiloAddress process, bool hostsGrains, CancellationToken cancellation) =>
        Call(() => table.Add(process, hostsGrains, cancellation), cancellation);

    public ValueTask<ClusterTable> Renew(SiloAddress process, long seen, CancellationToken cancellation) =>
        Call(() => table.Renew(process, seen, cancellation), cancellation);

    public ValueTask<ClusterTable> Remove(SiloAddress process, long? renewals, CancellationToken cancellation) =>
        Call(() => table.Remove(process, renewals, cancellation), cancellation);

    private async ValueTask<ClusterTable> Call(Func<ValueTask<ClusterTable>> call, CancellationToken cancellation)
    {
        if (IsCut) await new TaskCompletionSource().Task.WaitAsync(cancellation);
        return await call();
    }
}
