using System.Net;
using Loyalty.Api.Console.Reports;
using Loyalty.Api.Tests.Access;

namespace Loyalty.Api.Tests.Console;

public sealed class ReportsRoomTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const string Room = "console/programs/shop/reports";
    private const string Api = "v1/programs/shop";

    [Fact]
    public async Task Finance_sees_what_the_api_reports_and_takes_it_along()
    {
        await server.Post(Api + "/members", """{"memberId":"rita","currency":"USD"}""");
        await server.Post(Api + "/members/rita/purchases", """{"orderId":"o","currency":"USD","lines":[{"sku":"mug","quantity":1,"unitPrice":123.45}]}""");
        using var person = await Person.At(server, await server.MakeKey("""{"name":"fred","scopes":["finance"],"programs":["shop"]}"""));
        foreach (var report in ReportKind.All)
            (await person.Open($"{Room}/{report.Name}")).Status.ShouldBe(HttpStatusCode.OK, report.Name);

        (await person.Open(Room)).Html.ShouldContain("12\u202f345");
        (await person.Open(Room + "/points?by=day")).Html.ShouldContain("In all");
        using var csv = await person.Follow(Room + "/liability/csv?table=totals");
        csv.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        csv.Content.Headers.ContentDisposition!.FileName.ShouldStartWith("liability-totals-20");
        (await csv.Content.ReadAsStringAsync()).ShouldBe("Currency,Available,Pending,Held,Outstanding,Worth,Owed\r\nUSD,12345,0,0,12345,,0\r\n");
    }

    [Fact]
    public async Task A_date_that_is_none_is_told()
    {
        using var person = await Person.At(server);
        var page = await person.Open(Room + "/points?to=tomorrow");
        page.Status.ShouldNotBe(HttpStatusCode.OK);
        page.Html.ShouldContain("role=\"alert\"");
        page.Html.ShouldContain("value=\"tomorrow\"");
        (await person.Open(Room + "/points/csv?to=tomorrow&table=points")).Status.ShouldBe(page.Status);
        (await person.Open(Room + "/points/csv?table=none")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("=1+2", "'=1+2")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@now", "'@now")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("=\"x\"", "\"'=\"\"x\"\"\"")]
    [InlineData("plain", "plain")]
    public void A_text_in_a_file_is_no_formula(string text, string cell) =>
        CsvText.Of(new ReportTable("t", "T", [ReportColumn.Text("Name")], [[text]], [])).ShouldBe($"Name\r\n{cell}\r\n");

    [Fact]
    public void A_number_below_zero_stays_a_number() =>
        CsvText.Of(new ReportTable("t", "T", [new("A"), new("B", ReportCell.Money)], [[-5L, -1.5m]], [])).ShouldBe("A,B\r\n-5,-1.5\r\n");
}
