using System.Diagnostics;
using Loyalty.Faults.Members;
using Loyalty.Faults.Processes;
using Loyalty.Faults.Stored;
using Loyalty.History;
using Loyalty.History.Waiting;

namespace Loyalty.Faults.Rounds;

/// <summary>Runs one round from an empty store to the verdict.</summary>
/// <param name="progress">Is told how many faults there were so far.</param>
internal sealed class RoundRun(FaultRound round, int times, Action<int> progress, CancellationToken cancellation)
{
    private const int Seed = 4;
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);

    /// <summary>Builds of the processes, in turn.</summary>
    public BuildFolder[] Builds { get; init; } = [BuildFolder.Present];

    public async Task<RoundResult> Run()
    {
        var began = Stopwatch.GetTimestamp();
        await using var cluster = await ProcessCluster.Start(round.Shape, Builds);
        await using var crowd = new Crowd(cluster.Apis, round.Crowd);
        var scene = new Scene(cluster, crowd, Seed) { Builds = Builds };
        await crowd.Enrol();
        await using var evidence = new Evidence(cluster, crowd);
        crowd.Start();
        try
        {
            await Task.Delay(Warm, cancellation);
            await Inflict(scene);
            await cluster.Heal();
            await Task.Delay(Calm, cancellation);
        }
        finally
        {
            await crowd.Stop();
        }

        await crowd.Repeat();
        var observed = await evidence.Gather();
        round.Sum?.Invoke(scene);
        scene.Figures.AddRange([.. Parts(scene, observed), .. Longest(scene, observed), .. Takeovers(observed)]);
        observed = round.JudgesTakeover ? observed : observed with { Absences = [] };
        return Judge(scene, observed, Stopwatch.GetElapsedTime(began));
    }

    private async Task Inflict(Scene scene)
    {
        for (var number = 0; number < times; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            await round.Inflict(scene, number);
            progress(number + 1);
        }
    }

    /// <summary>What a kill costs by itself, and what the coming of a cold silo costs.</summary>
    private static IEnumerable<Figure> Parts(Scene scene, Observed observed)
    {
        if (scene.Returns.Count == 0)
        {
            return [];
        }

        var moments = scene.Faults.Concat(scene.Returns).Order().ToList();
        var longest = FaultWaits.Of(Wait.Of(observed.Calls), moments).Longest;
        var gone = new FaultWaits([.. longest.Where((_, moment) => scene.Faults.Contains(moments[moment]))]);
        var back = new FaultWaits([.. longest.Where((_, moment) => scene.Returns.Contains(moments[moment]))]);
        return
        [
            new("longest wait until a killed silo starts again, median", Seconds(gone.Median)),
            new("longest wait until a killed silo starts again, worst", Seconds(gone.Worst)),
            new("longest wait from then on, when it comes back cold, median", Seconds(back.Median)),
            new("longest wait from then on, when it comes back cold, worst", Seconds(back.Worst)),
        ];
    }

    private static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:N2} s");

    private static IEnumerable<Figure> Longest(Scene scene, Observed observed) =>
        from call in observed.Calls.OrderByDescending(call => call.Finished - call.Began).Take(3)
        let what = $"{call.Ledger} {call.Command ?? "read"}"
        select new Figure("longest single calls", $"{what} at {scene.Crowd.At(call.Began):HH:mm:ss.fff}, {Seconds(call.Finished - call.Began)}");

    private static IEnumerable<Figure> Takeovers(Observed observed) => observed.Written.Count == 0
        ? []
        :
        [
            new("times that a process was taken out of the cluster", $"{observed.Absences.Count}"),
            new("appends by silos that were taken out", $"{HistoryCheck.AfterTakeover(observed).Count}"),
        ];

    /// <summary>Who stored the versions that violations are about, and what came before and after them.</summary>
    private static IEnumerable<Figure> Writers(IEnumerable<Violation> violations, Observed observed) =>
        from violation in violations.Where(violation => violation.Version is not null).Take(5)
        from written in observed.Written
        where written.Stream == observed.StreamPrefix + violation.Ledger && Math.Abs(written.Version - violation.Version!.Value) <= 2
        select new Figure($"{violation.Ledger} version {written.Version}", $"stored by {written.Silo} at {written.At.ToLocalTime():HH:mm:ss.fff}");

    private RoundResult Judge(Scene scene, Observed observed, TimeSpan took)
    {
        IReadOnlyList<Violation> violations =
            [.. HistoryCheck.Run(observed).Where(violation => round.Judged.Contains(violation.Invariant))];
        return Result(scene, observed, took, [.. scene.Figures, .. Writers(violations, observed)], violations);
    }

    private RoundResult Result(
        Scene scene, Observed observed, TimeSpan took, IReadOnlyList<Figure> figures, IReadOnlyList<Violation> violations) => new()
    {
        Round = round,
        Faults = times,
        Took = took,
        Calls = observed.Calls,
        Entries = observed.Ledgers.Values.Sum(entries => entries.Count),
        Violations = violations,
        Waits = FaultWaits.Of(Wait.Of(observed.Calls), scene.Faults),
        Figures = figures,
    };
}
