using Loyalty.Simulation.Runs;
using Spectre.Console;

var console = AnsiConsole.Create(new AnsiConsoleSettings
{
    Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
    Interactive = Console.IsOutputRedirected ? InteractionSupport.No : InteractionSupport.Detect,
});
if (Console.IsOutputRedirected)
{
    console.Profile.Width = 500; // a file has no width, and 80 would break the lines
}

return new SimulationCommand(console).Create().Parse(args).Invoke();
