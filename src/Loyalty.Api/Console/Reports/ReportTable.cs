namespace Loyalty.Api.Console.Reports;

/// <summary>A table of a report, for pages and for files.</summary>
/// <param name="Id">Its name in addresses and files.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">A value for each column; null: there is none.</param>
/// <param name="Totals">Rows that sum the others up.</param>
public sealed record ReportTable(string Id, string Title, ReportColumn[] Columns, object?[][] Rows, object?[][] Totals)
{
    /// <summary>The columns that say anything: those of which each value is nothing, or none, are left out.</summary>
    public IEnumerable<int> Telling => Enumerable.Range(0, Columns.Length)
        .Where(column => Columns[column].IsKept || Rows.Concat(Totals).Any(row => row[column] is not null and not 0L and not 0m));

    /// <summary>Makes a table of rows of any kind.</summary>
    internal static ReportTable Of<T>(
        string id, string title, IEnumerable<T> rows, IEnumerable<T> totals, params (ReportColumn Column, Func<T, object?> Value)[] columns)
    {
        object?[] Cells(T row) => [.. columns.Select(column => column.Value(row))];
        return new(id, title, [.. columns.Select(column => column.Column)], [.. rows.Select(Cells)], [.. totals.Select(Cells)]);
    }
}

/// <summary>A column.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Shows">What is in it.</param>
/// <param name="IsKept">Whether it is shown although nothing but zeros is in it.</param>
/// <param name="IsDrawn">Whether its values are drawn as bars beside it.</param>
public sealed record ReportColumn(string Title, ReportCell Shows = ReportCell.Points, bool IsKept = false, bool IsDrawn = false)
{
    /// <summary>A column of text.</summary>
    internal static ReportColumn Text(string title) => new(title, ReportCell.Text, IsKept: true);

    /// <summary>A column of counts that is always shown.</summary>
    internal static ReportColumn Kept(string title) => new(title, IsKept: true);
}

/// <summary>What a cell shows.</summary>
public enum ReportCell
{
    /// <summary>Text, a <see cref="string"/>.</summary>
    Text,

    /// <summary>Points, members or orders, a <see cref="long"/>.</summary>
    Points,

    /// <summary>An amount in the currency of its row, a <see cref="decimal"/>.</summary>
    Money,

    /// <summary>A share of one, a <see cref="decimal"/>.</summary>
    Share,
}
