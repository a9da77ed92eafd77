using Loyalty.Faults.Members;
using Loyalty.Faults.Processes;

namespace Loyalty.Faults.Rounds;

/// <summary>What happens to silos of a cluster while clients call gateways that live on.</summary>
internal static class SiloRounds
{
    private static readonly TimeSpan[] Freezes = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)];
    private static readonly TimeSpan LongerThanLease = TimeSpan.FromSeconds(4.5);

    public static Shape Usual { get; } = new(3, 2, Store.Postgres);

    public static IEnumerable<FaultRound> All =>
    [
        new("kills", "a silo is killed (SIGKILL); it starts again a little later", Usual, 5, 300, Kill)
        { AllowsNoFailure = true, WorstWait = TimeSpan.FromSeconds(1) },
        new("pauses", "a silo stands still in the middle of commands for longer than its lease (SIGSTOP), then goes on", Usual, 2, 100, Pause)
        { AllowsNoFailure = true, WorstWait = TimeSpan.FromSeconds(5) },
        new("freezes", "a silo stands still for 1, 10 and 60 seconds in turn", Usual, 1, 6, Freeze)
        { AllowsNoFailure = true, WorstWait = TimeSpan.FromSeconds(5) },
        new("rolling", "every process is stopped (SIGTERM) and started again, one after the other", Usual, 5, 50, Roll)
        { AllowsNoFailure = true, WorstWait = TimeSpan.FromSeconds(1) },
        new("handovers", "silos leave (SIGTERM) and come back while many want the same few members", Usual with { Gateways = 1 }, 6, 100, HandOver)
        {
            AllowsNoFailure = true,
            Crowd = CrowdOptions.Usual with { Members = 6, CustomersEach = 8, Think = TimeSpan.FromMilliseconds(10) },
        },
        new("mixed", "every process is replaced by one of another build and back, one after the other", Usual, 5, 30, Replace)
        { AllowsNoFailure = true },
        new("toggles", "the promotion is switched on and off while all silos award", Usual, 20, 500, Toggle)
        { AllowsNoFailure = true, Crowd = CrowdOptions.Usual with { Budget = 0 } },
    ];

    /// <summary>Keeps a process standing still for some time.</summary>
    public static async Task Paused(EngineProcess process, TimeSpan time)
    {
        process.Pause();
        await Task.Delay(time);
        process.Continue();
    }

    private static async Task Kill(Scene scene, int number)
    {
        var silo = scene.AnySilo;
        scene.Mark();
        silo.Kill();
        await scene.Wait(1_000, 1_500);
        scene.MarkReturn();
        await silo.Start();
        await scene.Wait(500, 1_500);
    }

    private static async Task Pause(Scene scene, int number)
    {
        scene.Mark();
        await Paused(scene.AnySilo, LongerThanLease);
        await scene.Wait(1_000, 2_000);
    }

    private static async Task Freeze(Scene scene, int number)
    {
        scene.Mark();
        await Paused(scene.AnySilo, Freezes[number % Freezes.Length]);
        await scene.Wait(2_000, 3_000);
    }

    private static async Task Roll(Scene scene, int number)
    {
        var process = Next(scene, number);
        scene.Mark();
        await Drained(scene, process, async () =>
        {
            await process.Stop();
            await process.Start();
        });
        await scene.Wait(300, 800);
    }

    private static async Task HandOver(Scene scene, int number)
    {
        var silo = scene.Cluster.Silos[number % scene.Cluster.Silos.Count];
        scene.Mark();
        await silo.Stop();
        await silo.Start();
        await scene.Wait(200, 500);
    }

    private static async Task Replace(Scene scene, int number)
    {
        var process = Next(scene, number);
        var build = scene.Builds[(number / scene.Cluster.Processes.Count() + number + 1) % scene.Builds.Count];
        scene.Mark();
        await Drained(scene, process, async () =>
        {
            await process.Stop();
            process.Become(process.Launch with { Executable = build.Executable(Path.GetFileName(process.Launch.Executable)) });
            await process.Start();
        });
        await scene.Wait(1_000, 2_000);
    }

    public static async Task Toggle(Scene scene, int number)
    {
        scene.Mark();
        await scene.Crowd.Switch(isOn: number % 2 != 0);
        await scene.Wait(50, 300);
    }

    private static EngineProcess Next(Scene scene, int number) =>
        scene.Cluster.Processes.ElementAt(number % scene.Cluster.Processes.Count());

    /// <summary>Does something to a process that no client is sent to meanwhile, as behind a load balancer.</summary>
    private static async Task Drained(Scene scene, EngineProcess process, Func<Task> change)
    {
        var address = process.Launch.Address;
        if (!scene.Cluster.Apis.Contains(address))
        {
            await change();
            return;
        }

        scene.Crowd.Apis.Avoid(address);
        await Task.Delay(200);
        await change();
        scene.Crowd.Apis.Admit(address);
    }
}
