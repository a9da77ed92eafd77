using Loyalty.Faults.Rounds;
using Spectre.Console;

namespace Loyalty.Faults.Reports;

/// <summary>Shows how far a round is: a bar on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class RoundDisplay(IAnsiConsole console, string what, int times)
{
    private static readonly TimeSpan BarPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LinePause = TimeSpan.FromSeconds(10);
    private int done;

    public void Tell(int faults) => Volatile.Write(ref done, faults);

    public async Task<RoundResult> Show(Task<RoundResult> run)
    {
        if (console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal)
        {
            await console.Progress().StartAsync(async context =>
            {
                var bar = context.AddTask(Markup.Escape(what), maxValue: times);
                while (await Task.WhenAny(run, Task.Delay(BarPause)) != run)
                {
                    bar.Value = Volatile.Read(ref done);
                }
            });
        }
        else
        {
            console.WriteLine(what);
            while (await Task.WhenAny(run, Task.Delay(LinePause)) != run)
            {
                console.WriteLine($"{Volatile.Read(ref done)} of {times}");
            }
        }

        return await run;
    }
}
