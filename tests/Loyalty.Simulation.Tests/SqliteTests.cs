using Loyalty.Simulation.Runs;

namespace Loyalty.Simulation.Tests;

/// <summary>The real store, whose machine dies while it writes.</summary>
public sealed class SqliteTests(ITestOutputHelper output)
{
    private const int Seeds = 40;

    [Fact]
    [Trait("Speed", "slow")]
    public void What_was_told_durable_is_there_whenever_the_machine_dies()
    {
        var run = new SeedRun(static seed => Simulation.Run(seed, isOnSqlite: true));
        run.Run(Enumerable.Range(1, Seeds).Select(seed => (ulong)seed), Environment.ProcessorCount);
        output.WriteLine(RunReport.Write(run));
        run.Failures.ShouldBeEmpty(string.Join("\n", run.Failures.SelectMany(failure => failure.Violations)));
        string[] deaths = ["before a write", "in a write", "with sectors in any order", "before the answer", "in a checkpoint"];
        foreach (var death in deaths) run.Faults.Counts.GetValueOrDefault($"machine dies: {death}").ShouldBeGreaterThan(0, death);
    }
}
