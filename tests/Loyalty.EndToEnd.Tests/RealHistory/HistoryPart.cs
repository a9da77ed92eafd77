using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Loyalty.EndToEnd.Tests.RealHistory;

/// <summary>A part of the order history: all lines of some customers, and of some guests.</summary>
internal static class HistoryPart
{
    private const char CarriageReturn = '\r';

    public static string Write(string whole, string part, int everyNthCustomer)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(whole), CompressionMode.Decompress), Encoding.UTF8);
        using var writer = new StreamWriter(new GZipStream(File.Create(part), CompressionLevel.Fastest));
        var header = reader.ReadLine()!;
        var customer = Array.IndexOf(header.TrimEnd(CarriageReturn).Split(','), "CustomerID");
        var fromEnd = header.Split(',').Length - customer;
        writer.WriteLine(header.TrimEnd(CarriageReturn));
        for (var guests = 0; reader.ReadLine() is { } line;)
        {
            // Descriptions may hold commas, what stands after them may not.
            var fields = line.Split(',');
            var id = fields[^fromEnd];
            var number = id.Length == 0 ? guests++ : int.Parse(id, CultureInfo.InvariantCulture);
            if (number % everyNthCustomer == 0)
            {
                writer.WriteLine(line);
            }
        }

        return part;
    }
}
