using CsvHelper;
using Loyalty.Cli.Feeding;
using Loyalty.Cli.Mapping;
using Loyalty.Cli.OrderHistory;
using Loyalty.Cli.Reporting;
using Spectre.Console;

namespace Loyalty.Cli.Backfill;

/// <summary>Reads, plans, feeds and tells.</summary>
internal sealed class BackfillRun(IAnsiConsole console, TimeProvider time)
{
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> Run(BackfillRequest request, CancellationToken cancellation)
    {
        try
        {
            var mapping = MappingDocument.Open(request.Mapping);
            mapping = request.Currency is { } currency ? mapping with { Currency = currency } : mapping;
            var (counts, plan) = Read(request.File, mapping, cancellation);
            var summary = await Feed(request, counts, plan, cancellation);
            SummaryTable.Write(console, summary);
            if (request.SummaryPath is { } path)
                await File.WriteAllTextAsync(path, summary.ToJson(), CancellationToken.None);
            return summary.ExitCode;
        }
        catch (Exception fault) when (fault is MappingException or IOException or UnauthorizedAccessException
            or InvalidDataException or CsvFormatException)
        {
            console.MarkupLineInterpolated($"[red]{fault.Message}[/]");
            return ExitCode.Unusable;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            console.WriteLine("Interrupted while reading; nothing was sent.");
            return ExitCode.Interrupted;
        }
    }

    /// <exception cref="MappingException">The file lacks what the mapping names.</exception>
    internal static (ReadingCounts Counts, FeedPlan Plan) Read(string path, ColumnMapping mapping, CancellationToken cancellation)
    {
        using var content = HistoryFile.Open(path);
        var book = new HistoryBook();
        foreach (var row in HistoryReader.Read(content, mapping))
        {
            book.Add(row);
            if (book.Counts.Lines % 4096 == 0)
                cancellation.ThrowIfCancellationRequested();
        }

        var histories = book.Close();
        return (book.Counts, FeedPlan.Make(histories, mapping));
    }

    private async Task<BackfillSummary> Feed(
        BackfillRequest request, ReadingCounts counts, FeedPlan plan, CancellationToken cancellation)
    {
        var history = new HistoryFigures(counts, plan);
        if (request.DryRun)
            return Summary(request, history, null, new FeedEnd(FeedEndKind.Finished, "Dry run: nothing was sent."));

        console.WriteLine($"Feeding {plan.Events:N0} events of {plan.Members.Count:N0} members to {request.Feed.Server}");
        using var client = new LoyaltyClient(request.Feed, time);
        var tally = new FeedTally(time);
        var feed = new Feeder(client, request.Feed, tally, time).Feed(plan.Members, cancellation);
        var end = await new ProgressDisplay(console, time).Show(feed, tally, plan.Events);
        return Summary(request, history, new FeedFigures(tally.Read()), end);
    }

    private static BackfillSummary Summary(BackfillRequest request, HistoryFigures history, FeedFigures? feed, FeedEnd end)
    {
        var faulty = history.LeftOut.Unreadable > 0 || feed is { Refusals: > 0 };
        var (result, exitCode) = end.Kind switch
        {
            FeedEndKind.Finished => faulty ? ("finished with faults", ExitCode.DoneWithFaults) : ("finished", ExitCode.Done),
            FeedEndKind.Interrupted => ("interrupted", ExitCode.Interrupted),
            FeedEndKind.GaveUp => ("gave up", ExitCode.GaveUp),
            FeedEndKind.Hopeless => ("stopped", ExitCode.Unusable),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new BackfillSummary(
            Path.GetFileName(request.File), request.Feed.Program, result, end.Why, exitCode, history, feed);
    }
}
