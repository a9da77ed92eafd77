using Loyalty.Simulation.Cluster;
using Loyalty.Simulation.Plans;
using Loyalty.Simulation.Scheduling;

namespace Loyalty.Simulation.Faults;

/// <summary>Does to the world what the plan says, and heals it in the end.</summary>
internal sealed class Disturber(World world)
{
    public const int Silos = 3;
    public const int Gateways = 2;
    private const int MostSilos = 5;
    private const int FirstGateway = 11;
    private readonly SortedSet<int> missing = [];
    private bool isOver;

    /// <summary>Starts the processes that every world has.</summary>
    public void Begin()
    {
        for (var port = 1; port <= Silos; port++) world.Start(port, hostsGrains: true);
        for (var port = FirstGateway; port < FirstGateway + Gateways; port++) world.Start(port, hostsGrains: false);
    }

    public void Plan(IEnumerable<PlannedFault> faults)
    {
        foreach (var fault in faults) world.Time.After(fault.At, () => Do(fault));
    }

    /// <summary>Nothing goes wrong any more, and who is gone comes back.</summary>
    public void Heal()
    {
        isOver = true;
        world.Trace.Note($"healed");
        (world.NetworkFaults.IsHealed, world.StoreFaults.IsHealed) = (true, true);
        world.Network.MendAll();
        foreach (var process in world.Processes.ToList())
        {
            process.Journal.IsCut = false;
            process.Time.Set();
            process.Scheduler.Resume();
        }

        foreach (var port in missing.ToList()) Restart(port);
        StartMissing();
    }

    /// <summary>Who did not manage to start is started again, as a service manager does it.</summary>
    public void StartMissing()
    {
        for (var port = 1; port <= Silos; port++) StartWhereNobodyIs(port, hostsGrains: true);
        for (var port = FirstGateway; port < FirstGateway + Gateways; port++) StartWhereNobodyIs(port, hostsGrains: false);
    }

    private void Do(PlannedFault fault)
    {
        if (isOver) return;
        var dice = new Dice(fault.Pick);
        switch (fault.Kind)
        {
            case FaultKind.Crash when AnySilo(static _ => true, dice) is { } silo:
                Note(fault, silo.Name);
                Crash(silo, fault.Length);
                break;
            case FaultKind.GatewayCrash when Any(world.Gateways, dice) is { } gateway:
                Note(fault, gateway.Name);
                Crash(gateway, fault.Length);
                break;
            case FaultKind.Pause when Any(world.Processes, dice) is { } process:
                Note(fault, process.Name);
                Pause(process, fault.Length);
                break;
            case FaultKind.Lag when AnySilo(Serves, dice) is { } silo && Any(world.Gateways, dice) is { } gateway:
                Note(fault, $"{silo.Name} and {gateway.Name}");
                Lag(silo, gateway, TimeSpan.FromMilliseconds(world.Options.LeaseMilliseconds + dice.Next(2_000)));
                break;
            case FaultKind.Join when FreePort() is { } port:
                Note(fault, $"silo {port}");
                world.Start(port, hostsGrains: true);
                break;
            case FaultKind.Leave when world.Silos.Count(silo => silo.IsUp) > 1 && AnySilo(Serves, dice) is { } silo:
                Note(fault, silo.Name);
                silo.Leave();
                break;
            case FaultKind.Orphan or FaultKind.Stray when AnySilo(silo => silo.IsUp && silo.Journal.Trap is null, dice) is { } silo:
                var landing = dice.Between(TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(5));
                silo.Journal.Trap = (landing, () => Strand(fault, silo));
                break;
            case FaultKind.Split when AnySilo(static _ => true, dice) is { } silo && Any(world.Gateways, dice) is { } gateway:
                Note(fault, $"{silo.Name} and {gateway.Name}");
                CutOff([silo, gateway], fault.Length);
                CutStore([silo, gateway], fault.Length);
                break;
            default:
                Cut(fault, dice);
                break;
        }
    }

    private void Cut(PlannedFault fault, Dice dice)
    {
        if (Any(world.Processes, dice) is not { } one || Any(world.Processes.Where(process => process != one), dice) is not { } other) return;
        switch (fault.Kind)
        {
            case FaultKind.CutOneWay or FaultKind.CutBothWays:
                Note(fault, $"{one.Name} → {other.Name}");
                Cut(one.Port, other.Port, fault.Length, fault.Kind == FaultKind.CutBothWays);
                break;
            case FaultKind.Isolate:
                Note(fault, one.Name);
                CutOff([one], fault.Length);
                break;
            case FaultKind.CutStore:
                Note(fault, one.Name);
                CutStore([one], fault.Length);
                break;
            case FaultKind.StoreDown:
                Note(fault, "all");
                CutStore([.. world.Processes], fault.Length);
                break;
            case FaultKind.ClockJump:
                one.Time.Ahead = world.Clocks.Jump();
                Note(fault, one.Name);
                break;
            case FaultKind.Sleep:
                Note(fault, "all");
                world.Time.Sleep(TimeSpan.FromHours(dice.Of([1, 10, 30, 24 * 10, 24 * 40, 24 * 100])));
                break;
        }
    }

    private void Pause(SimulatedProcess process, TimeSpan length)
    {
        process.Scheduler.Pause();
        world.Network.Stall(process.Transport);
        Later(length, process.Scheduler.Resume);
    }

    private void Lag(SimulatedProcess silo, SimulatedProcess gateway, TimeSpan length)
    {
        Pause(silo, length);
        CutStore([gateway], length + TimeSpan.FromSeconds(1));
    }

    private void Strand(PlannedFault fault, SimulatedProcess silo)
    {
        if (isOver || silo.Scheduler.IsDead) return;
        Note(fault, silo.Name);
        if (fault.Kind == FaultKind.Orphan) Crash(silo, fault.Length);
        else CutOff([silo], fault.Length);
    }

    private void Crash(SimulatedProcess process, TimeSpan length)
    {
        process.Die();
        missing.Add(process.Port);
        Later(length, () => Restart(process.Port));
    }

    private void Restart(int port)
    {
        if (missing.Remove(port)) StartWhereNobodyIs(port, port < FirstGateway);
    }

    private void StartWhereNobodyIs(int port, bool hostsGrains)
    {
        if (world.Processes.All(process => process.Port != port)) world.Start(port, hostsGrains);
    }

    private void Cut(int from, int to, TimeSpan length, bool isBothWays)
    {
        world.Network.Cut(from, to);
        if (isBothWays) world.Network.Cut(to, from);
        Later(length, () =>
        {
            world.Network.Mend(from, to);
            if (isBothWays) world.Network.Mend(to, from);
        });
    }

    private void CutOff(SimulatedProcess[] some, TimeSpan length)
    {
        foreach (var other in world.Processes.Where(each => !some.Contains(each)))
        {
            foreach (var one in some) Cut(one.Port, other.Port, length, isBothWays: true);
        }
    }

    private void CutStore(IReadOnlyList<SimulatedProcess> processes, TimeSpan length)
    {
        foreach (var process in processes) process.Journal.IsCut = true;
        Later(length, () =>
        {
            foreach (var process in processes) process.Journal.IsCut = false;
        });
    }

    private int? FreePort()
    {
        var taken = world.Processes.Select(process => process.Port).ToHashSet();
        var free = Enumerable.Range(1, MostSilos).Where(port => !taken.Contains(port) && !missing.Contains(port)).ToList();
        return free.Count == 0 ? null : free[0];
    }

    private void Later(TimeSpan length, Action action) => world.Time.After(length, () =>
    {
        if (!isOver) action();
    });

    private void Note(PlannedFault fault, string whom)
    {
        world.Count.Add($"{fault.Kind}");
        world.Trace.Note($"fault: {fault.Kind} of {whom} for {(long)fault.Length.TotalMilliseconds} ms");
    }

    private static bool Serves(SimulatedProcess silo) => silo is { IsUp: true, IsLeaving: false };

    /// <summary>Often the one that runs the member that all want.</summary>
    private SimulatedProcess? AnySilo(Func<SimulatedProcess, bool> may, Dice dice)
    {
        var wanted = dice.Chance(0.5) ? world.Silos.FirstOrDefault(silo => may(silo) && silo.Runs("m0")) : null;
        return wanted ?? Any(world.Silos.Where(may), dice);
    }

    private static SimulatedProcess? Any(IEnumerable<SimulatedProcess> processes, Dice dice)
    {
        var list = processes.OrderBy(process => process.Port).ToList();
        return list.Count == 0 ? null : dice.Of(list);
    }
}
