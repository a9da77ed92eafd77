using System.Text.Json.Nodes;

namespace Loyalty.Domain.Tests.Programs;

/// <summary>A change of one place of a JSON tree, that place told by its pointer.</summary>
internal static class Change
{
    /// <summary>Sets the place to a value (JSON); takes it out where the value is null. A list grows by the item "-".</summary>
    public static void Apply(JsonObject tree, string pointer, string? value)
    {
        var steps = pointer.Split('/').Skip(1).Select(step => step.Replace("~1", "/").Replace("~0", "~")).ToArray();
        var parent = steps[..^1].Aggregate((JsonNode)tree, Step);
        var node = value is null ? null : JsonNode.Parse(value);
        switch (parent)
        {
            case JsonObject fields when value is null:
                fields.Remove(steps[^1]).ShouldBeTrue($"{pointer} is not in the document");
                break;
            case JsonObject fields:
                fields[steps[^1]] = node;
                break;
            case JsonArray items when steps[^1] == "-":
                items.Add(node);
                break;
            case JsonArray items:
                items[int.Parse(steps[^1])] = node;
                break;
        }
    }

    public static JsonNode Step(JsonNode node, string step) =>
        (node is JsonArray items ? items[int.Parse(step)] : node[step]) ?? throw new ArgumentException($"There is no {step}.");
}
