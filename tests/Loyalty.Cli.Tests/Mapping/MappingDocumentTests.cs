using Loyalty.Cli.Mapping;
using Loyalty.Cli.Tests.OrderHistory;

namespace Loyalty.Cli.Tests.Mapping;

public sealed class MappingDocumentTests
{
    private const string Good = """
        {
          "columns": { "order": "o", "sku": "s", "quantity": "q", "unitPrice": "p", "time": "t", "member": "m" },
          "timePattern": "uuuu-MM-dd", "timeZone": "Europe/London", "currency": "GBP", "delimiter": ";",
          "returns": { "orderPrefix": "C" }
        }
        """;

    [Fact]
    public void The_ready_mapping_can_be_opened_and_knows_all_countries_of_its_data()
    {
        var uci = MappingDocument.Open("uci");

        uci.Columns.Member.ShouldBe("CustomerID");
        uci.Returns.OrderPrefix.ShouldBe("C");
        uci.Regions!.Count.ShouldBe(38);
        uci.Regions.Values.OfType<string>().ShouldAllBe(code => code.Length == 2 && code.All(char.IsAsciiLetterUpper));
    }

    [Fact]
    public void A_good_document_has_no_fault() => MappingDocument.Parse(Good).Columns.Order.ShouldBe("o");

    [Theory]
    [InlineData("\"uuuu-MM-dd\"", "\"bogus pattern %\"", "'timePattern'")]
    [InlineData("Europe/London", "Europe/Londinium", "'timeZone' \"Europe/Londinium\" is not known")]
    [InlineData("GBP", "pounds", "'currency' \"pounds\"")]
    [InlineData("\";\"", "\"::\"", "'delimiter'")]
    [InlineData("{ \"orderPrefix\": \"C\" }", "{}", "exactly one of 'orderPrefix'")]
    [InlineData("\"orderPrefix\": \"C\"", "\"orderPrefix\": \"C\", \"negativeQuantity\": true", "exactly one of 'orderPrefix'")]
    [InlineData("{ \"orderPrefix\": \"C\" }", "{ \"column\": \"k\" }", "'returns.column' and 'returns.value' go together")]
    [InlineData("\"order\": \"o\",", "", "order")]
    [InlineData("\"order\": \"o\",", "\"order\": \"\",", "name is empty")]
    [InlineData("\"timePattern\"", "\"timepattern\"", "timepattern")]
    [InlineData("{ \"orderPrefix\": \"C\" }", "null", "may be null")]
    [InlineData("\"delimiter\": \";\",", "\"delimiter\": ;", "cannot be read")]
    public void A_faulty_document_is_refused_with_what_is_wrong(string right, string wrong, string told)
    {
        Good.ShouldContain(right);

        Should.Throw<MappingException>(() => MappingDocument.Parse(Good.Replace(right, wrong, StringComparison.Ordinal)))
            .Message.ShouldContain(told);
    }

    [Fact]
    public void A_mapping_that_is_neither_ready_nor_a_file_is_told() =>
        Should.Throw<MappingException>(() => MappingDocument.Open("no-such-mapping")).Message.ShouldContain("'uci'");

    [Fact]
    public void A_file_without_the_mapped_columns_is_told_with_the_columns_it_has()
    {
        var message = Should.Throw<MappingException>(() => Csv.Rows("InvoiceNo,Article,Quantity\n1,2,3\n")).Message;

        message.ShouldContain("\"StockCode\" (sku), \"UnitPrice\" (unitPrice)");
        message.ShouldContain("Its columns are: \"InvoiceNo\", \"Article\", \"Quantity\".");
    }

    [Fact]
    public void An_empty_file_is_told() => Should.Throw<MappingException>(() => Csv.Rows("")).Message.ShouldContain("empty");
}
