using Loyalty.Grains.Tests.Cluster;
using Loyalty.Silo;
using Loyalty.Simulation.Cluster;
using Loyalty.Simulation.Faults;
using Loyalty.Simulation.Network;
using Loyalty.Simulation.Scheduling;
using Loyalty.Simulation.Store;
using Loyalty.Simulation.Story;
using Orleans.TestingHost;

namespace Loyalty.Simulation;

/// <summary>All that a seed makes: one time, one thread, one store, one network, and processes that come and go.</summary>
internal sealed class World : IDisposable
{
    private readonly List<SimulatedProcess> ended = [];
    private readonly List<SimulatedProcess> processes = [];

    public World(ulong seed, bool isTold, bool isOnSqlite = false)
    {
        Dice = new Dice(seed);
        var sqlite = isOnSqlite ? new SqliteStore(new Dice(~seed), Count) { IsHealed = () => StoreFaults!.IsHealed } : null;
        Store = (IStore?)sqlite ?? new MemoryStore();
        Scheduler = new SeededScheduler((int)(Dice.Next() >> 33));
        Trace = new Trace(Time, isTold);
        StoreFaults = new StoreFaults(Dice.Fork(), Count, Trace);
        NetworkFaults = new NetworkFaults(Dice.Fork());
        Clocks = new ClockFaults(Dice.Fork());
        Network = new SimulatedNetwork(Time, NetworkFaults, Count, Trace);
        IdleAge = TimeSpan.FromSeconds(Dice.Of([2, 20, 900]));
        RenewalsInLease = Dice.Of([4, 5, 10]);
        Options = new SiloOptions
        {
            SweepMilliseconds = Dice.Of([250, 1_000, 2_000]), LeaseMilliseconds = Dice.Of([1_500, 3_000]), WebhookMilliseconds = 5_000,
        };
    }

    public Dice Dice { get; }

    public SeededScheduler Scheduler { get; }

    public VirtualTime Time { get; } = new();

    public Trace Trace { get; }

    public FaultCount Count { get; } = new();

    /// <summary>What came of it all, by kind.</summary>
    public FaultCount Happened { get; } = new();

    public StoreFaults StoreFaults { get; }

    public NetworkFaults NetworkFaults { get; }

    public ClockFaults Clocks { get; }

    public SimulatedNetwork Network { get; }

    public IStore Store { get; }

    public MemoryVault Vault { get; } = new();

    public InMemoryMembershipTable Table { get; } = new();

    public SiloOptions Options { get; }

    public TimeSpan IdleAge { get; }

    /// <summary>How often a process renews within its lease, if all goes well.</summary>
    public int RenewalsInLease { get; }

    /// <summary>The processes that have not ended.</summary>
    public IReadOnlyList<SimulatedProcess> Processes
    {
        get
        {
            ended.AddRange(processes.Where(process => process.Scheduler.IsDead));
            processes.RemoveAll(process => process.Scheduler.IsDead);
            return processes;
        }
    }

    public IEnumerable<SimulatedProcess> Gateways => Processes.Where(process => !process.HostsGrains);

    public IEnumerable<SimulatedProcess> Silos => Processes.Where(process => process.HostsGrains);

    /// <summary>Starts a process where none listens.</summary>
    public SimulatedProcess Start(int port, bool hostsGrains)
    {
        var process = new SimulatedProcess(this, port, hostsGrains);
        processes.Add(process);
        Trace.Note($"{process.Name} starts");
        process.Start();
        return process;
    }

    /// <summary>Lets time pass until something holds. False: it does not, after so long.</summary>
    public bool RunUntil(Func<bool> holds, TimeSpan limit)
    {
        var end = Time.Now + limit.Ticks;
        while (true)
        {
            Scheduler.RunAll();
            if (holds()) return true;
            if (!Time.Next(end)) return false;
        }
    }

    /// <summary>How many processes there have been.</summary>
    public int Lives => ended.Count + Processes.Count;

    public void Dispose()
    {
        foreach (var process in ended.Concat(processes))
        {
            process.Scheduler.Kill(); // finalizers, which run in a thread of their own, must find nothing that still runs
            process.Dispose();
        }

        (Store as IDisposable)?.Dispose();
    }
}
