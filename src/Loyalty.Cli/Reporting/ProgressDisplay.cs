using Loyalty.Cli.Feeding;
using Spectre.Console;

namespace Loyalty.Cli.Reporting;

/// <summary>Shows how far a feed is while it runs: a bar on a terminal, a line every few seconds elsewhere.</summary>
internal sealed class ProgressDisplay(IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan s_barPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_linePause = TimeSpan.FromSeconds(5);

    public async Task<FeedEnd> Show(Task<FeedEnd> feed, FeedTally tally, int events)
    {
        if (console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal)
            await ShowBar(feed, tally, events);
        else
            await ShowLines(feed, tally, events);
        return await feed;
    }

    private async Task ShowBar(Task feed, FeedTally tally, int events)
    {
        var columns = new ProgressColumn[]
        {
            new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(),
        };
        await console.Progress().Columns(columns).StartAsync(async context =>
        {
            var bar = context.AddTask("Feeding", maxValue: Math.Max(events, 1));
            while (!feed.IsCompleted)
            {
                Update(bar, tally.Read());
                await Task.WhenAny(feed, Task.Delay(s_barPause, time));
            }

            Update(bar, tally.Read());
        });
    }

    private async Task ShowLines(Task feed, FeedTally tally, int events)
    {
        while (await Task.WhenAny(feed, Task.Delay(s_linePause, time)) != feed)
            console.WriteLine(Line(tally.Read(), events));
    }

    internal static string Line(FeedProgress progress, int events)
    {
        var percent = events == 0 ? 100 : 100.0 * progress.Settled / events;
        var trouble = progress.Trouble is { } why ? $"; waiting: {why}" : "";
        return $"{progress.Settled:N0} of {events:N0} events ({percent:N1} %), {progress.EventsPerSecond:N0} a second, "
            + $"{Remaining(progress, events)} left{trouble}";
    }

    private static string Remaining(FeedProgress progress, int events) =>
        progress.EventsPerSecond > 0
            ? TimeSpan.FromSeconds(Math.Ceiling((events - progress.Settled) / progress.EventsPerSecond)).ToString("c")
            : "unknown time";

    private static void Update(ProgressTask bar, FeedProgress progress)
    {
        bar.Value = progress.Settled;
        bar.Description = progress.Trouble is { } why
            ? $"[yellow]Waiting: {Markup.Escape(why)}[/]"
            : $"Feeding {progress.Settled:N0} events, {progress.EventsPerSecond:N0}/s";
    }
}
