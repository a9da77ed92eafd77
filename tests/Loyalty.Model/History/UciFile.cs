using System.Globalization;
using System.IO.Compression;
using System.Text;
using NodaTime.Text;

namespace Loyalty.Model.History;

/// <summary>The real order history, read line by line; it is not part of the project.</summary>
public static class UciFile
{
    private static readonly LocalDateTimePattern TimePattern =
        LocalDateTimePattern.CreateWithInvariantCulture("yyyy-MM-dd HH:mm:ss");

    /// <summary>The file at <c>../shared/data</c> from the project's root (or from a folder above it), or null.</summary>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "..", "shared", "data", "online-retail-2011.csv.gz");
            if (File.Exists(path))
            {
                return Path.GetFullPath(path);
            }
        }

        return null;
    }

    internal static IEnumerable<OrderLine> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped, Encoding.UTF8);
        foreach (var line in ReadLines(reader))
        {
            yield return line;
        }
    }

    internal static IEnumerable<OrderLine> ReadLines(TextReader reader)
    {
        var names = ReadRecord(reader) ?? throw new InvalidDataException("The file has no header.");
        int Column(string name) => names.IndexOf(name);
        var (invoice, sku, quantity) = (Column("InvoiceNo"), Column("StockCode"), Column("Quantity"));
        var (at, price, customer) = (Column("InvoiceDate"), Column("UnitPrice"), Column("CustomerID"));
        while (ReadRecord(reader) is { } record)
        {
            yield return new OrderLine(
                record[invoice],
                record[sku],
                long.Parse(record[quantity], CultureInfo.InvariantCulture),
                TimePattern.Parse(record[at]).Value,
                decimal.Parse(record[price], CultureInfo.InvariantCulture),
                record[customer]);
        }
    }

    /// <summary>One record of the CSV: fields may be quoted, quotes in them are doubled, and they may span lines.</summary>
    private static List<string>? ReadRecord(TextReader reader)
    {
        if (reader.Peek() < 0)
        {
            return null;
        }

        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var next = reader.Read(); next >= 0 && (isQuoted || next != '\n'); next = reader.Read())
        {
            if (next == '"')
            {
                var isDoubled = isQuoted && reader.Peek() == '"';
                isQuoted = isDoubled || !isQuoted;
                if (isDoubled)
                {
                    field.Append((char)reader.Read());
                }
            }
            else if (next == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else if (next != '\r' || isQuoted)
            {
                field.Append((char)next);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }
}
