using System.Text;
using Loyalty.Cli.Feeding;
using Loyalty.Cli.Mapping;
using Loyalty.Cli.OrderHistory;

namespace Loyalty.Cli.Tests.OrderHistory;

/// <summary>Small order histories in the columns of the ready mapping.</summary>
internal static class Csv
{
    public const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    public static string Line(
        string order, string sku, int quantity, string time,
        string price = "1.00", string member = "m1", string country = "France") =>
        $"{order},{sku},a thing,{quantity},{time},{price},{member},{country}\n";

    private static ColumnMapping Uci => MappingDocument.Open("uci") with { Enrol = EnrolRule.Buyers };

    public static List<HistoryRow> Rows(string text, ColumnMapping? mapping = null)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return HistoryReader.Read(content, mapping ?? Uci).ToList();
    }

    public static (ReadingCounts Counts, FeedPlan Plan) Plan(string text, ColumnMapping? mapping = null)
    {
        var book = new HistoryBook();
        foreach (var row in Rows(text, mapping))
            book.Add(row);
        var histories = book.Close();
        return (book.Counts, FeedPlan.Make(histories, mapping ?? Uci));
    }

    /// <summary>What is sent for a history, one text a call.</summary>
    public static List<string> Sent(FeedPlan plan) =>
        plan.Members.SelectMany(member => member.Events)
            .Select(call => $"{call.Path} {Encoding.UTF8.GetString(call.Bytes())}")
            .ToList();
}
