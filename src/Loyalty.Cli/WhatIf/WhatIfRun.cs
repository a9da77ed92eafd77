using Loyalty.Cli.Backfill;
using Spectre.Console;

namespace Loyalty.Cli.WhatIf;

/// <summary>Asks page by page, adds up and tells.</summary>
internal sealed class WhatIfRun(IAnsiConsole console, TimeProvider time)
{
    private static readonly TimeSpan s_shortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(5);

    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> Run(WhatIfRequest request, CancellationToken cancellation)
    {
        try
        {
            var document = ChangedDocument.Open(request.Document);
            using var client = new WhatIfClient(request, document);
            var tally = new WhatIfTally();
            await new WhatIfProgress(console, time).Show(shown => Ask(client, request, tally, shown, cancellation));
            var report = tally.Report(Path.GetFileName(request.Document), document);
            WhatIfTable.Write(console, report);
            if (request.ReportPath is { } path)
                await File.WriteAllTextAsync(path, report.ToJson(), CancellationToken.None);
            return ExitCode.Done;
        }
        catch (Exception fault) when (fault is WhatIfRefusedException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            console.MarkupLineInterpolated($"[red]{fault.Message}[/]");
            return ExitCode.Unusable;
        }
        catch (TimeoutException away)
        {
            console.MarkupLineInterpolated($"[red]{away.Message}[/]");
            return ExitCode.GaveUp;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            console.WriteLine("Interrupted; nothing was changed.");
            return ExitCode.Interrupted;
        }
    }

    private async Task Ask(
        WhatIfClient client, WhatIfRequest request, WhatIfTally tally, Action<WhatIfTally> shown, CancellationToken cancellation)
    {
        for (string? after = ""; after is not null;)
        {
            var page = await Settle(client, request, after, cancellation);
            tally.Add(page);
            shown(tally);
            after = page.Next;
        }
    }

    private async Task<WhatIfPage> Settle(WhatIfClient client, WhatIfRequest request, string after, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        for (var pause = s_shortestPause; ; pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause)
        {
            try
            {
                return await client.Page(after, cancellation);
            }
            catch (HttpRequestException failure)
            {
                if (time.GetElapsedTime(began) is var waited && waited >= request.Patience)
                    throw new TimeoutException($"Gave up after {waited.TotalSeconds:N0} s: {failure.InnerException?.Message ?? failure.Message}.");
            }

            await Task.Delay(pause, time, cancellation);
        }
    }
}
