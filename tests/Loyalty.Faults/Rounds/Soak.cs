using Loyalty.Postgres;

namespace Loyalty.Faults.Rounds;

/// <summary>All faults at random, one after the other and sometimes two at once.</summary>
internal static class Soak
{
    private static readonly Func<Scene, Task>[] Faults =
    [
        KillOne,
        scene => SiloRounds.Paused(scene.AnySilo, TimeSpan.FromMilliseconds(scene.Random.Next(200, 6_000))),
        scene => StoreRounds.Cut(scene, 0),
        scene => StoreRounds.LoseReply(scene, 0),
        scene => StoreRounds.SlowDown(scene, 0),
        scene => StoreRounds.BlackHole(scene, 0),
        scene => StoreRounds.Restart(scene, scene.Random.Next(2) == 0 ? StopMode.Fast : StopMode.Immediate),
    ];

    public static FaultRound Round { get; } =
        new("soak", "all of these at random, now and then two at once", SiloRounds.Usual, 4, 200, Inflict) { JudgesTakeover = false };

    private static async Task Inflict(Scene scene, int number)
    {
        scene.Mark();
        var first = Faults[scene.Random.Next(Faults.Length)];
        if (scene.Random.Next(3) > 0)
        {
            await first(scene);
        }
        else
        {
            await Task.WhenAll(first(scene), KillOne(scene));
        }

        scene.Cluster.Loss.Every = 0;
        await scene.Cluster.Heal();
        await scene.Wait(300, 1_000);
    }

    /// <summary>Always the last of them, so that two faults at once do not start the same process twice.</summary>
    private static async Task KillOne(Scene scene)
    {
        var silo = scene.Cluster.Silos[^1];
        if (!silo.IsRunning)
        {
            return;
        }

        silo.Kill();
        await scene.Wait(500, 1_500);
        await silo.Start();
    }
}
