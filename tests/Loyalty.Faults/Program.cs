using Loyalty.Faults;
using Spectre.Console;

var console = AnsiConsole.Create(new AnsiConsoleSettings
{
    Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
    Interactive = Console.IsOutputRedirected ? InteractionSupport.No : InteractionSupport.Detect,
});
if (Console.IsOutputRedirected)
{
    console.Profile.Width = 250; // a file has no width, and 80 would break the report's lines
}

return await new FaultsCommand(console).Create().Parse(args).InvokeAsync();
