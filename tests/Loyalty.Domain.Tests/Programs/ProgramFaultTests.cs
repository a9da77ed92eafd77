using System.Text;
using System.Text.Json.Nodes;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.Tests.Programs;

public sealed class ProgramFaultTests
{
    public static TheoryData<string, string?, string, string> AllFaults() =>
        [.. FaultRows.OfForm.Concat(FaultRows.OfMeaning).Select(row => (row.At, row.Value, row.Pointer, row.Code))];

    [Theory]
    [MemberData(nameof(AllFaults))]
    public void One_fault_is_told_where_it_is(string at, string? value, string pointer, string code)
    {
        var tree = Documents.CompleteTree();
        Change.Apply(tree, at, value);

        var faults = Documents.Faults(tree.ToJsonString());

        faults.Select(fault => (fault.Pointer, fault.Code)).ShouldBe([(pointer, code)]);
        faults[0].Detail.ShouldEndWith(".");
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var tree = Documents.CompleteTree();
        (string At, string? Value, string Pointer, string Code)[] rows =
        [
            ("/timeZone", "\"Europe/Atlantis\"", "/timeZone", FaultCode.UnknownTimeZone),
            ("/points/rounding", "\"half\"", "/points/rounding", FaultCode.UnknownWord),
            ("/tiers/levels/2/from/JPY", "1", "/tiers/levels/2/from/JPY", FaultCode.OutOfOrder),
            ("/tiers/levels/2/name/en", "1", "/tiers/levels/2/name/en", FaultCode.WrongType),
            ("/earn/1/where/tier/0", "\"platinum\"", "/earn/1/where/tier/0", FaultCode.UnknownTier),
            ("/rewards/0/gives/percentOff", "0", "/rewards/0/gives/percentOff", FaultCode.OutOfRange),
            ("/rewards/0/gives/colour", "0", "/rewards/0/gives/colour", FaultCode.UnknownField),
            ("/promotions/0/until", "\"2026-11-27T00:00\"", "/promotions/0/until", FaultCode.OutOfOrder),
        ];
        foreach (var row in rows)
            Change.Apply(tree, row.At, row.Value);

        Documents.Faults(tree.ToJsonString()).Select(fault => (fault.Pointer, fault.Code))
            .ShouldBe(rows.Select(row => (row.Pointer, row.Code)), ignoreOrder: true);
    }

    [Fact]
    public void Places_are_right_beside_items_that_are_no_objects()
    {
        var tree = Documents.CompleteTree();
        Change.Apply(tree, "/tiers/levels/1", "7");
        Change.Apply(tree, "/tiers/levels/2/from", "0");
        Change.Apply(tree, "/earn/0", "7");
        Change.Apply(tree, "/earn/1/instead/0", "\"house-card\"");

        Documents.Faults(tree.ToJsonString()).Select(fault => (fault.Pointer, fault.Code)).ShouldBe(
            [
                ("/tiers/levels/1", FaultCode.WrongType),
                ("/tiers/levels/2/from", FaultCode.OutOfOrder),
                ("/earn/0", FaultCode.WrongType),
                ("/earn/1/instead", FaultCode.NotAllowed),
            ],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("{ \"id\": \"a\",\n  // why\n \"name\": {} }", "line 2, column 3")]
    [InlineData("{ \"id\": \"a\", }", "line 1, column 14")]
    [InlineData("{} {}", "line 1, column 4")]
    [InlineData("", "line 1, column 1")]
    [InlineData("{ \"id\": \"\\ud800\" }", "half a character")]
    [InlineData("{ \"\\ud800\": 1 }", "half a character")]
    public void Text_that_is_no_plain_json_is_told_with_line_and_column(string text, string detail)
    {
        var fault = Documents.Faults(text).ShouldHaveSingleItem();

        (fault.Pointer, fault.Code).ShouldBe(("", FaultCode.Syntax));
        fault.Detail.ShouldContain(detail);
    }

    [Fact]
    public void Json_that_is_nested_too_deeply_is_refused() =>
        Documents.Faults(new string('[', 33) + new string(']', 33)).ShouldHaveSingleItem().Code.ShouldBe(FaultCode.Syntax);

    [Fact]
    public void Bytes_that_are_no_utf_8_are_refused()
    {
        byte[] bytes = [.. "{ \"id\": \""u8, 0xFF, .. "\" }"u8];

        ProgramParser.Parse(bytes).ShouldBeOfType<ProgramParse.Faulty>().Faults
            .ShouldHaveSingleItem().Code.ShouldBe(FaultCode.Syntax);
    }

    [Fact]
    public void Byte_order_mark_is_passed_over() =>
        ProgramParser.Parse((byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Documents.Storefront)])
            .ShouldBeOfType<ProgramParse.Parsed>();

    [Fact]
    public void Field_that_is_there_twice_is_refused()
    {
        var twice = Documents.Storefront.Replace("\"sandbox\": false", "\"sandbox\": false, \"sandbox\": true");

        Documents.Faults(twice).Select(fault => (fault.Pointer, fault.Code)).ShouldBe([("/sandbox", FaultCode.DuplicateField)]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"storefront\"")]
    public void Document_is_an_object(string json) =>
        Documents.Faults(json).Select(fault => (fault.Pointer, fault.Code)).ShouldBe([("", FaultCode.WrongType)]);

    [Fact]
    public void Program_has_the_id_of_the_address()
    {
        var bytes = Encoding.UTF8.GetBytes(Documents.Storefront);

        ProgramParser.Parse(bytes, "storefront").ShouldBeOfType<ProgramParse.Parsed>();
        var fault = ProgramParser.Parse(bytes, "other").ShouldBeOfType<ProgramParse.Faulty>().Faults.ShouldHaveSingleItem();
        (fault.Pointer, fault.Code).ShouldBe(("/id", FaultCode.OtherId));
    }

    [Fact]
    public void Answer_to_a_document_of_nothing_but_faults_stays_small()
    {
        var names = Enumerable.Range(0, 10_000).Select(number => $"field{number}");
        var fields = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)1)));

        Documents.Faults(fields.ToJsonString()).Count.ShouldBe(500);
    }
}
