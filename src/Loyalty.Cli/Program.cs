using System.CommandLine;
using Loyalty.Cli.Backfill;
using Spectre.Console;

var root = new RootCommand("Tools around the loyalty engine.")
{
    BackfillCommand.Create(new BackfillRun(AnsiConsole.Console, TimeProvider.System)),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count == 0)
    return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
await parsed.InvokeAsync();
return ExitCode.Unusable;
