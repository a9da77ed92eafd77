using CsvHelper;
using Loyalty.Cli.Mapping;

namespace Loyalty.Cli.OrderHistory;

/// <summary>Reads an order history as a stream, record by record.</summary>
internal static class HistoryReader
{
    /// <exception cref="MappingException">The file has no header, or lacks a column that the mapping names.</exception>
    public static IEnumerable<HistoryRow> Read(Stream content, ColumnMapping mapping)
    {
        var options = new CsvReaderOptions
        {
            Separator = mapping.Delimiter?[0],
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            TrackLineNumbers = true,
            PoolStrings = true,
        };
        using var csv = CsvReader.Create(content, options);
        csv.ReadHeader();
        if (csv.Headers.Count == 0)
            throw new MappingException("The file is empty: its first line should name the columns.");
        var parser = new LineParser(mapping, ColumnPositions.Find(mapping, csv.Headers));
        while (csv.Read())
            yield return parser.Parse(csv);
    }
}
