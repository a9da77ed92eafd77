using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.Tests.Programs;

public sealed class RandomChangeTests
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1", "1.5", "1e400", "-1e-400", "79228162514264337593543950335", "999999999999999",
        "\"\"", "\" \"", "\"gold\"", "\"P1M\"", "\"P0D\"", "\"P9999999Y\"", "\"USD\"", "\"GBP\"", "\"purchase\"",
        "\"membership\"", "\"points\"", "\"9999-12-31T23:59\"", "\"\\u0000\"", "[]", "{}", "[[]]", "[null]", "[1, 1]",
        "[\"a\", \"a\"]", "{ \"\": 1 }", "{ \"GBP\": 1 }", "{ \"points\": 1, \"per\": 0.0001 }", "{ \"a/b~c\": { \"en\": 1 } }",
    ];

    /// <summary>Whatever is changed, a document is taken, or refused with faults that have a place and words.</summary>
    [Fact]
    public void Parser_never_throws()
    {
        var change = from place in Gen.Choose(0, 100_000)
                     from value in Gen.Elements(Values)
                     from removes in Gen.Choose(0, 4)
                     select (Place: place, Value: removes == 0 ? null : value);

        Prop.ForAll(change.NonEmptyListOf().ToArbitrary(), changes =>
        {
            var tree = Documents.CompleteTree();
            foreach (var (place, value) in changes.Take(6))
                ChangeSomewhere(tree, place, value);

            return Documents.Parse(tree.ToJsonString()) switch
            {
                ProgramParse.Parsed(var program) => program.Tiers.Levels.Length > 0 && program.Currencies.Length > 0,
                ProgramParse.Faulty(var faults) => faults.Length > 0 && faults.All(IsTold),
                _ => false,
            };
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    /// <summary>Bytes of a good document cut, doubled or overwritten anywhere are no reason to throw either.</summary>
    [Fact]
    public void Parser_never_throws_for_broken_text()
    {
        var good = System.Text.Encoding.UTF8.GetBytes(Documents.Complete);
        var change = from at in Gen.Choose(0, good.Length - 1)
                     from value in Gen.Choose(0, 255)
                     from cut in Gen.Choose(0, 3)
                     select (At: at, Value: (byte)value, Cut: cut);

        Prop.ForAll(change.ToArbitrary(), broken =>
        {
            byte[] bytes = broken.Cut == 0 ? good[..broken.At] : [.. good[..broken.At], broken.Value, .. good[(broken.At + 1)..]];
            return ProgramParser.Parse(bytes) is ProgramParse.Parsed or ProgramParse.Faulty { Faults.Length: > 0 };
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static bool IsTold(ProgramFault fault) =>
        (fault.Pointer.Length == 0 || fault.Pointer[0] == '/') && fault.Code.Length > 0 && fault.Detail.EndsWith('.');

    private static void ChangeSomewhere(JsonObject tree, int place, string? value)
    {
        var nodes = Below(tree).ToArray();
        if (nodes.Length == 0)
            return;

        var (parent, field, index) = nodes[place % nodes.Length];
        var node = value is null ? null : JsonNode.Parse(value);
        switch (parent)
        {
            case JsonObject fields when value is null:
                fields.Remove(field!);
                break;
            case JsonObject fields:
                fields[field!] = node;
                break;
            case JsonArray items:
                items[index] = node;
                break;
        }
    }

    private static IEnumerable<(JsonNode Parent, string? Field, int Index)> Below(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(entry => Below(entry.Value).Prepend((fields, entry.Key, 0))),
        JsonArray items => items.SelectMany((item, index) => Below(item).Prepend((items, null, index))),
        _ => [],
    };
}
