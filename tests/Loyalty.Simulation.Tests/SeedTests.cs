using Loyalty.Simulation.Runs;

namespace Loyalty.Simulation.Tests;

/// <summary>A thousand worlds in each build, and those in which something was once found.</summary>
public sealed class SeedTests(ITestOutputHelper output)
{
    /// <summary>For a longer round: LOYALTY_SIMULATION_SEEDS=100000.</summary>
    private static readonly int Seeds = int.TryParse(Environment.GetEnvironmentVariable("LOYALTY_SIMULATION_SEEDS"), out var seeds) ? seeds : 1_000;

    [Fact]
    [Trait("Speed", "slow")]
    public void Nothing_that_must_not_be_happens_in_a_thousand_worlds()
    {
        var run = Run(Enumerable.Range(1, Seeds).Select(seed => (ulong)seed));
        string[] kinds =
        [
            "Crash", "Orphan", "Stray", "GatewayCrash", "Pause", "Lag", "Join", "Leave", "CutOneWay", "CutBothWays", "Isolate", "CutStore",
            "StoreDown", "ClockJump", "Sleep",
            "message: lost", "message: twice", "batch: FailsBefore", "batch: AnswerIsLost", "batch: LostOnTheWay", "batch: Late",
        ];
        foreach (var kind in kinds) run.Faults.Counts.GetValueOrDefault(kind).ShouldBeGreaterThan(Seeds / 20, kind);
    }

    [Fact]
    public void What_was_once_found_stays_mended() => Run(Found());

    /// <summary>Lines of seed, commit at which it failed, and what it was.</summary>
    private static List<ulong> Found() =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "seeds.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => ulong.Parse(line.Split(' ', 2)[0])),
    ];

    private static IEnumerable<string> Told(SeedResult failure) => failure.Violations.Select(violation => $"seed {failure.Seed}: {violation}");

    private SeedRun Run(IEnumerable<ulong> seeds)
    {
        var run = new SeedRun(static seed => Simulation.Run(seed));
        run.Run(seeds, Environment.ProcessorCount);
        output.WriteLine(RunReport.Write(run));
        run.Failures.ShouldBeEmpty(string.Join("\n", run.Failures.SelectMany(Told)));
        return run;
    }
}
