using System.Text.Json;
using System.Text.Json.Nodes;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.Tests.Programs;

public sealed class ProgramSchemaTests
{
    private const string Stranger = "aFieldThatNoProgramHas";

    private static readonly SchemaCheck Schema = new(JsonElement.Parse(ProgramSchema.Json));

    public static TheoryData<string, string?> FaultsOfForm() => [.. FaultRows.OfForm.Select(row => (row.At, row.Value))];

    public static TheoryData<string> Objects() => [.. FixedObjects(Documents.CompleteTree(), "")];

    [Fact]
    public void Schema_takes_what_the_parser_takes()
    {
        string[] documents = [Documents.Storefront, Documents.Example, Documents.Complete];

        documents.ShouldAllBe(document => Schema.Holds(JsonElement.Parse(document)));
        documents.ShouldAllBe(document => Documents.Faults(document).Count == 0);
    }

    [Theory]
    [MemberData(nameof(FaultsOfForm))]
    public void Schema_refuses_faults_of_form(string at, string? value)
    {
        var tree = Documents.CompleteTree();
        Change.Apply(tree, at, value);

        Schema.Holds(JsonElement.Parse(tree.ToJsonString())).ShouldBeFalse();
    }

    /// <summary>The parser lists the fields that it knows when it is given another one.</summary>
    [Theory]
    [MemberData(nameof(Objects))]
    public void Schema_and_parser_know_the_same_fields(string pointer)
    {
        var tree = Documents.CompleteTree();
        Change.Apply(tree, $"{pointer}/{Stranger}", "1");
        var fault = Documents.Faults(tree.ToJsonString()).ShouldHaveSingleItem();
        var known = fault.Detail[(fault.Detail.LastIndexOf(": ", StringComparison.Ordinal) + 2)..^1].Split(", ");

        var inSchema = Schema.At(pointer.Split('/').Skip(1)).SelectMany(SchemaCheck.Names).Distinct();

        fault.Code.ShouldBe(FaultCode.UnknownField);
        inSchema.Order().ShouldBe(known.Order());
    }

    [Fact]
    public void Complete_program_has_each_field_of_the_schema()
    {
        var tree = Documents.CompleteTree();
        var used = FixedObjects(tree, "").SelectMany(pointer => Fields(tree, pointer)).ToHashSet();

        AllNames(JsonElement.Parse(ProgramSchema.Json)).Where(name => !used.Contains(name)).ShouldBeEmpty();
    }

    // Objects whose fields the format fixes; the others (texts, amounts, art) are the document's own.
    private static IEnumerable<string> FixedObjects(JsonNode? node, string pointer) => node switch
    {
        JsonObject fields => fields.SelectMany(entry => FixedObjects(entry.Value, $"{pointer}/{entry.Key}"))
            .Concat(Schema.At(pointer.Split('/').Skip(1)).Any(schema => SchemaCheck.Names(schema).Any()) ? [pointer] : []),
        JsonArray items => items.SelectMany((item, index) => FixedObjects(item, $"{pointer}/{index}")),
        _ => [],
    };

    private static IEnumerable<string> Fields(JsonNode tree, string pointer) =>
        pointer.Split('/').Skip(1).Aggregate(tree, Change.Step).AsObject().Select(entry => entry.Key);

    private static IEnumerable<string> AllNames(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object =>
            schema.EnumerateObject().SelectMany(entry => AllNames(entry.Value)).Concat(SchemaCheck.Names(schema)),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(AllNames),
        _ => [],
    };
}
