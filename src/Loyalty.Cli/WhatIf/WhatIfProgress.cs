using Spectre.Console;

namespace Loyalty.Cli.WhatIf;

/// <summary>Shows how far a run is: a bar on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class WhatIfProgress(IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan s_linePause = TimeSpan.FromSeconds(5);

    public async Task Show(Func<Action<WhatIfTally>, Task> work)
    {
        if (!console.Profile.Capabilities.Interactive || !console.Profile.Out.IsTerminal)
        {
            await ShowLines(work);
            return;
        }

        var columns = new ProgressColumn[]
        {
            new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(),
        };
        await console.Progress().Columns(columns).StartAsync(async context =>
        {
            var bar = context.AddTask("Members");
            await work(tally =>
            {
                (bar.MaxValue, bar.Value) = (Math.Max(tally.Total, Math.Max(tally.Members, 1)), tally.Members);
                bar.Description = $"{tally.Members:N0} members";
            });
            bar.Value = bar.MaxValue;
        });
    }

    private async Task ShowLines(Func<Action<WhatIfTally>, Task> work)
    {
        var last = time.GetTimestamp();
        await work(tally =>
        {
            if (time.GetElapsedTime(last) < s_linePause)
                return;
            last = time.GetTimestamp();
            console.WriteLine(Line(tally.Members, tally.Total));
        });
    }

    internal static string Line(long members, long total) =>
        $"{members:N0} of {total:N0} members ({100.0 * members / Math.Max(total, Math.Max(members, 1)):N1} %)";
}
