using Loyalty.Faults.Members;
using Loyalty.Postgres;

namespace Loyalty.Faults.Rounds;

/// <summary>One of each fault in turn, on one cluster: what each build has time for.</summary>
internal static class Medley
{
    private const int Switches = 6;
    private const int LostReplies = 20;
    private static readonly TimeSpan LongerThanLease = TimeSpan.FromSeconds(4);

    private static readonly Func<Scene, Task>[] Acts =
    [
        scene => Repeated(Switches, number => SiloRounds.Toggle(scene, number)),
        scene => StoreRounds.Cut(scene, 0),
        scene => Repeated(LostReplies, number => StoreRounds.LoseReply(scene, number)),
        scene => StoreRounds.SlowDown(scene, 0),
        scene => SiloRounds.Paused(scene.AnySilo, LongerThanLease),
        scene => StoreRounds.BlackHole(scene, 0),
        scene => StoreRounds.RestartNow(scene, StopMode.Fast),
        scene => StoreRounds.RestartNow(scene, StopMode.Immediate),
        scene => Repeated(Switches, number => SiloRounds.Toggle(scene, number)),
    ];

    public static FaultRound Round { get; } =
        new("medley", "one of each fault in turn", SiloRounds.Usual, Acts.Length, 3 * Acts.Length, Inflict)
        { Crowd = CrowdOptions.Usual with { Budget = 0 }, JudgesTakeover = false };

    private static async Task Inflict(Scene scene, int number)
    {
        scene.Mark();
        await Acts[number % Acts.Length](scene);
        scene.Cluster.Loss.Every = 0;
        await scene.Wait(300, 600);
    }

    private static async Task Repeated(int times, Func<int, Task> act)
    {
        for (var number = 0; number < times; number++)
        {
            await act(number);
        }
    }
}
