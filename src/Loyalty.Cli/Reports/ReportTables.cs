using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Spectre.Console;

namespace Loyalty.Cli.Reports;

/// <summary>A report for a reader.</summary>
internal static class ReportTables
{
    private static readonly LocalDateTimePattern s_time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm");

    public static void Write(IAnsiConsole console, ReportRequest request, JsonElement report)
    {
        console.WriteLine(Title(request, report.GetProperty("time")));
        foreach (var section in ReportLayout.Of(request.Report))
        {
            console.WriteLine();
            Write(console, section, report);
        }
    }

    private static void Write(IAnsiConsole console, Section section, JsonElement report)
    {
        var rows = report.GetProperty(section.Rows).EnumerateArray().ToList();
        var totals = section.Totals is { } name ? Several(report.GetProperty(name)) : [];
        if (rows.Count == 0)
        {
            console.WriteLine($"{section.Title}: none.");
            return;
        }

        var columns = section.Columns.Where(column => column.IsKept || rows.Concat(totals).Any(row => Has(row, column))).ToList();
        var table = new Table().Border(TableBorder.Rounded).Title(section.Title);
        foreach (var column in columns)
            table.AddColumn(column.Shown == Shown.Text ? new TableColumn(column.Title) : new TableColumn(column.Title).RightAligned());
        foreach (var row in rows)
            table.AddRow(columns.Select(column => new Text(Cell(row, column))));
        if (totals.Count > 0)
            table.AddEmptyRow();
        foreach (var total in totals)
            table.AddRow(columns.Select((column, place) => new Text(place == 0 ? "In all" : Cell(total, column), new Style(decoration: Decoration.Bold))));
        console.Write(table);
    }

    private static List<JsonElement> Several(JsonElement one) => one.ValueKind == JsonValueKind.Array ? [.. one.EnumerateArray()] : [one];

    private static bool Has(JsonElement row, Column column) => row.TryGetProperty(column.Field, out var value)
        && (value.ValueKind != JsonValueKind.Number || value.GetDecimal() != 0);

    private static string Cell(JsonElement row, Column column) => !row.TryGetProperty(column.Field, out var value)
        ? ""
        : column.Shown switch
        {
            Shown.Text => value.GetString()!,
            Shown.Points => value.GetInt64().ToString("N0", CultureInfo.InvariantCulture),
            Shown.Money => value.GetDecimal().ToString("N2", CultureInfo.InvariantCulture),
            Shown.Share => value.GetDecimal().ToString("0.0 %", CultureInfo.InvariantCulture),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static string Title(ReportRequest request, JsonElement time)
    {
        var zone = time.GetProperty("timeZone").GetString()!;
        var until = Local(time.GetProperty("to"), zone);
        var from = time.TryGetProperty("from", out var start) ? $"from {Local(start, zone)} " : "";
        var words = request.Report == "liability" ? $"as of {until}" : $"{from}up to {until}";
        return $"{char.ToUpperInvariant(request.Report[0])}{request.Report[1..]} of {request.Program} {words} ({zone})";
    }

    private static string Local(JsonElement time, string zone) =>
        s_time.Format(Instant.FromDateTimeOffset(time.GetDateTimeOffset()).InZone(DateTimeZoneProviders.Tzdb[zone]).LocalDateTime);
}
