using System.Globalization;
using System.Text.Json;

namespace Loyalty.Load.Results;

/// <summary>Prints the figures of a run.</summary>
internal static class Report
{
    /// <summary>One flat line of JSON, for scripts.</summary>
    public static string Json(string what, Summary summary) => JsonSerializer.Serialize(new
    {
        what,
        requests = summary.Requests,
        seconds = Math.Round(summary.Seconds, 3),
        perSecond = Math.Round(summary.PerSecond, 1),
        p50 = Math.Round(summary.P50, 3),
        p99 = Math.Round(summary.P99, 3),
        p999 = Math.Round(summary.P999, 3),
        max = Math.Round(summary.Max, 3),
        errors = summary.Errors,
        unanswered = summary.Unanswered,
        statuses = summary.Statuses,
        loadLatenessP99 = Math.Round(summary.LatenessP99, 3),
        loadProcessorMicroseconds = Math.Round(summary.ProcessorMicroseconds, 1),
    });

    /// <summary>A table for people.</summary>
    public static string Table(string what, Summary summary) => string.Create(CultureInfo.InvariantCulture, $"""
        {what}
          throughput   {summary.PerSecond,12:N0} per second ({summary.Succeeded:N0} in {summary.Seconds:N1} s)
          p50          {summary.P50,12:N3} ms
          p99          {summary.P99,12:N3} ms
          p99.9        {summary.P999,12:N3} ms
          max          {summary.Max,12:N3} ms
          errors       {summary.Errors,12:N0} {Statuses(summary)}
          load's own   {summary.ProcessorMicroseconds,12:N1} µs processor a request, p99 of lateness {summary.LatenessP99:N3} ms
        """);

    private static string Statuses(Summary summary)
    {
        var parts = summary.Statuses.Select(status => status.Key == Tally.NoConnection
            ? $"no connection: {status.Value}"
            : $"{status.Key}: {status.Value}").ToList();
        if (summary.Unanswered > 0)
            parts.Add($"unanswered: {summary.Unanswered}");
        return $"({string.Join(", ", parts)})";
    }
}
