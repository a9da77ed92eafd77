using Loyalty.Faults.Members;
using Loyalty.Faults.Processes;

namespace Loyalty.Faults.Rounds;

/// <summary>Faults of the engine as one process on SQLite.</summary>
internal static class EmbeddedRounds
{
    public static IEnumerable<FaultRound> All =>
    [
        new("embedded-kills", "the process is killed (SIGKILL) and started again", Shape.Embedded, 5, 300, async (scene, _) =>
        {
            await scene.Wait(50, 700);
            scene.Mark();
            await scene.Cluster.Silos[0].Restart();
        }),
        new("embedded-stops", "the process is asked to end (SIGTERM) and started again", Shape.Embedded, 2, 50, async (scene, _) =>
        {
            await scene.Wait(200, 700);
            scene.Mark();
            await scene.Cluster.Silos[0].Stop();
            await scene.Cluster.Silos[0].Start();
        }),
        new("embedded-pauses", "the process stands still for a second (SIGSTOP, SIGCONT)", Shape.Embedded, 2, 30, async (scene, _) =>
        {
            await scene.Wait(200, 700);
            scene.Mark();
            await SiloRounds.Paused(scene.Cluster.Silos[0], TimeSpan.FromSeconds(1));
        })
        { AllowsNoFailure = true, WorstWait = TimeSpan.FromSeconds(3) },
        new("embedded-toggles", "the promotion is switched on and off under load", Shape.Embedded, 10, 500, SiloRounds.Toggle)
        { AllowsNoFailure = true, Crowd = CrowdOptions.Usual with { Budget = 0 } },
    ];
}
