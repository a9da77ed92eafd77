using System.CommandLine;
using Loyalty.Faults.Measurements;
using Loyalty.Faults.Processes;
using Loyalty.Faults.Reports;
using Loyalty.Faults.Rounds;
using Spectre.Console;

namespace Loyalty.Faults;

/// <summary>The command line of <c>faults</c>.</summary>
internal sealed class FaultsCommand(IAnsiConsole console)
{
    private readonly List<RoundResult> results = [];
    private readonly List<Measured> measured = [];

    private readonly Option<string[]> rounds = new("--round")
    {
        Description = "Which rounds: any of " + string.Join(", ", Names),
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> brief = new("--short") { Description = "As many faults as each build has." };

    private readonly Option<int?> times = new("--n") { Description = "How many faults; absent: as many as the long round has." };

    private readonly Option<string> store = new("--store")
    {
        Description = "The store of the cluster: postgres or azure (an Azurite, which is judged by what is stored, not by how quick it is).",
        DefaultValueFactory = _ => "postgres",
    };

    private readonly Option<int?> silos = new("--silos") { Description = "Silos on PostgreSQL; absent: as the round has it." };

    private readonly Option<int?> gateways = new("--gateways") { Description = "Gateways to them; 0: each silo answers HTTP itself." };

    private readonly Option<string?> report = new("--report") { Description = "A file for the report in Markdown; absent: it is printed." };

    private readonly Option<string?> build = new("--build")
    {
        Description = "The artifacts/bin of the build to try; absent: that which this belongs to.",
    };

    private readonly Option<string?> other = new("--other-build")
    {
        Description = "The artifacts/bin of another build, for the round mixed.",
    };

    public RootCommand Create()
    {
        store.AcceptOnlyFromAmong("postgres", "azure");
        rounds.Validators.Add(result =>
        {
            foreach (var unknown in (result.GetValueOrDefault<string[]>() ?? []).Except(Names))
            {
                result.AddError($"There is no round {unknown}.");
            }
        });
        var command = new RootCommand("Kills, pauses and cuts off a real cluster under load, and judges what clients saw.")
        {
            rounds, times, brief, store, silos, gateways, report, build, other,
        };
        command.SetAction(Run);
        return command;
    }

    private static IEnumerable<string> Names =>
        [.. RoundBook.All.Select(round => round.Name), .. Measurement.All.Select(measurement => measurement.Name)];

    private async Task<int> Run(ParseResult options, CancellationToken cancellation)
    {
        foreach (var name in options.GetRequiredValue(rounds))
        {
            if (Measurement.Find(name) is { } measurement)
            {
                measured.Add(new Measured(name, measurement.What, await measurement.Run(console.WriteLine, cancellation)));
            }
            else
            {
                results.Add(await RunOne(Shaped(RoundBook.Find(name)!, options), options, cancellation));
            }

            await Write(options);
        }

        return results.TrueForAll(result => result.IsGood) ? 0 : 1;
    }

    private async Task<RoundResult> RunOne(FaultRound round, ParseResult options, CancellationToken cancellation)
    {
        var count = options.GetValue(times) ?? (options.GetValue(brief) ? round.Short : round.Long);
        var display = new RoundDisplay(console, $"{round.Name}: {round.What}", count);
        var run = new RoundRun(round, count, display.Tell, cancellation) { Builds = Builds(options) };
        return await display.Show(run.Run());
    }

    private FaultRound Shaped(FaultRound round, ParseResult options) => OnStore(round, options) with
    {
        Shape = OnStore(round, options).Shape with
        {
            Silos = options.GetValue(silos) ?? round.Shape.Silos,
            Gateways = options.GetValue(gateways) ?? round.Shape.Gateways,
        },
    };

    /// <summary>
    /// An Azurite has one processor and no word on how long it takes: what is stored counts, and not how long anyone waited. A crowd that fills
    /// it has leases lapse for want of an answer, and nothing else is tried then.
    /// </summary>
    private FaultRound OnStore(FaultRound round, ParseResult options) =>
        options.GetValue(store) != "azure" || round.Shape.Store != Store.Postgres ? round : round with
        {
            Shape = round.Shape with { Store = Store.Azure },
            Crowd = round.Crowd with { Think = round.Crowd.Think * 5 },
            AllowsNoFailure = false,
            WorstWait = null,
            JudgesTakeover = false,
        };

    private BuildFolder[] Builds(ParseResult options) => [Folder(options.GetValue(build)), .. Others(options.GetValue(other))];

    private static BuildFolder[] Others(string? folder) => folder is null ? [] : [Folder(folder)];

    private static BuildFolder Folder(string? folder) => folder is null
        ? BuildFolder.Present
        : new BuildFolder(Path.GetFullPath(folder), BuildFolder.Present.Configuration);

    private async Task Write(ParseResult options)
    {
        var command = "dotnet run --project tests/Loyalty.Faults -c Release -- " + string.Join(' ', options.Tokens.Select(token => token.Value));
        var text = MarkdownReport.Write(results, measured, command);
        if (options.GetValue(report) is { } file)
        {
            await File.WriteAllTextAsync(file, text);
        }
        else if (results.Count + measured.Count == options.GetRequiredValue(rounds).Length)
        {
            console.WriteLine(text);
        }
    }
}
