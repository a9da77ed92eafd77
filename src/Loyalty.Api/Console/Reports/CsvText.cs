using System.Globalization;
using System.Text;

namespace Loyalty.Api.Console.Reports;

/// <summary>A table as a file of comma-separated values (RFC 4180), all columns, numbers as they are.</summary>
internal static class CsvText
{
    // What a spreadsheet takes for the beginning of a formula.
    private const string Formula = "=+-@\t\r";
    private const string Special = "\",\r\n";

    public static string Of(ReportTable table)
    {
        var text = new StringBuilder();
        Line(text, table.Columns.Select(column => column.Title));
        foreach (var row in table.Rows)
            Line(text, row);
        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<object?> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>A number is one, whatever it begins with; a text is a text, even where a shop has named a promotion like a formula.</summary>
    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(text.Length > 0 && Formula.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new System.Diagnostics.UnreachableException($"No cell for {value.GetType()}."),
    };

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(Special) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
