using System.CommandLine;
using Loyalty.Simulation.Plans;
using Loyalty.Simulation.Shrinking;
using Loyalty.Simulation.Story;
using Spectre.Console;

namespace Loyalty.Simulation.Runs;

/// <summary>The command line of <c>simulation</c>.</summary>
internal sealed class SimulationCommand(IAnsiConsole console)
{
    private readonly Option<int> seeds = new("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => 1_000 };
    private readonly Option<ulong> first = new("--first") { Description = "The first seed.", DefaultValueFactory = _ => 1 };
    private readonly Option<ulong?> seed = new("--seed") { Description = "One seed alone, to look at it." };
    private readonly Option<bool> story = new("--story") { Description = "With --seed: tells what happened, in order." };
    private readonly Option<bool> shrink = new("--shrink") { Description = "With --seed: leaves out what it does not take to fail." };
    private readonly Option<bool> hashes = new("--hashes") { Description = "Prints each seed and the hash of its trace." };
    private readonly Option<bool> untilFailure = new("--until-failure") { Description = "Ends at the first seed that fails." };
    private readonly Option<int> threads = new("--threads") { Description = "Seeds side by side.", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<string> store = new("--store")
    {
        Description = "memory: a store of the simulation's own; sqlite: the real one, with crashes at any write.",
        DefaultValueFactory = _ => Memory,
    };

    private readonly Option<string?> report = new("--report") { Description = "A file for the report in Markdown." };

    private const string Memory = "memory";
    private const string Sqlite = "sqlite";
    private bool isOnSqlite;

    public RootCommand Create()
    {
        store.AcceptOnlyFromAmong(Memory, Sqlite);
        var command = new RootCommand("Lives through disasters: a whole cluster in one thread, from a seed.")
        {
            seeds, first, seed, story, shrink, hashes, untilFailure, threads, store, report,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult options)
    {
        isOnSqlite = options.GetValue(store) == Sqlite;
        if (options.GetValue(seed) is { } one) return options.GetValue(shrink) ? Shrink(one) : Replay(one, options.GetValue(story));
        if (options.GetValue(hashes)) return PrintHashes(options);
        var run = new SeedRun(each => Simulation.Run(each, isOnSqlite: isOnSqlite)) { StopsAtFailure = options.GetValue(untilFailure), Done = Tell };
        run.Run(Seeds(options), options.GetValue(threads));
        var text = RunReport.Write(run);
        console.Profile.Out.Writer.WriteLine(text);
        if (options.GetValue(report) is { } file) File.WriteAllText(file, text);
        return run.Failures.Count == 0 ? 0 : 1;
    }

    private IEnumerable<ulong> Seeds(ParseResult options)
    {
        var from = options.GetValue(first);
        for (var number = 0; number < options.GetValue(seeds); number++) yield return from + (ulong)number;
    }

    private int PrintHashes(ParseResult options)
    {
        foreach (var each in Seeds(options)) console.Profile.Out.Writer.WriteLine($"{each} {Simulation.Run(each, isOnSqlite: isOnSqlite).Hash:x16}");
        return 0;
    }

    private int Replay(ulong one, bool isTold)
    {
        var result = Simulation.Run(one, isTold, isOnSqlite);
        Timeline.Write(result, console.Profile.Out.Writer);
        return result.Violations.Count == 0 ? 0 : 1;
    }

    private int Shrink(ulong one)
    {
        var shrunk = Shrinker.Shrink(Plan.Of(one), Fails, console.MarkupLineInterpolated);
        Timeline.Write(Simulation.Run(shrunk, isTold: true, isOnSqlite), console.Profile.Out.Writer);
        return 1;
    }

    private bool Fails(Plan plan) => Simulation.Run(plan, isOnSqlite: isOnSqlite).Violations.Count > 0;

    private void Tell(SeedResult result)
    {
        if (result.Violations.Count == 0) return;
        console.MarkupLineInterpolated($"[red]seed {result.Seed}[/] {result.Violations[0]}");
    }
}
