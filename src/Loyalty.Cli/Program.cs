using System.CommandLine;
using Loyalty.Cli.Backfill;
using Loyalty.Cli.WhatIf;
using Loyalty.Cli.Reports;
using Spectre.Console;

var console = AnsiConsole.Create(new AnsiConsoleSettings
{
    Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
    Interactive = Console.IsOutputRedirected ? InteractionSupport.No : InteractionSupport.Detect,
});
if (Console.IsOutputRedirected)
    console.Profile.Width = 160; // a file has no width, and 80 would break lines
var root = new RootCommand("Tools around the loyalty engine.")
{
    BackfillCommand.Create(new BackfillRun(console, TimeProvider.System)),
    WhatIfCommand.Create(new WhatIfRun(console, TimeProvider.System)),
    ReportCommand.Create(new ReportRun(console)),
};
var parsed = root.Parse(args);
if (parsed.Errors.Count == 0)
    return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
await parsed.InvokeAsync();
return ExitCode.Unusable;
