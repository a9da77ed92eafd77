using System.Text.Json;
using System.Text.RegularExpressions;

namespace Loyalty.Domain.Tests.Programs;

/// <summary>Validates JSON by the part of JSON Schema 2020-12 that the schema uses; throws for other keywords.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    public bool Holds(JsonElement value) => Holds(root, value);

    /// <summary>What schemas speak of the place at a pointer, alternatives and references followed.</summary>
    public IEnumerable<JsonElement> At(IEnumerable<string> steps) =>
        steps.Aggregate(Flat(root), (schemas, step) => schemas.SelectMany(schema => Below(schema, step)).SelectMany(Flat));

    private IEnumerable<JsonElement> Flat(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return [];

        var others = new[] { "anyOf", "oneOf" }.Where(word => schema.TryGetProperty(word, out _))
            .SelectMany(word => schema.GetProperty(word).EnumerateArray());
        if (schema.TryGetProperty("$ref", out var reference))
            others = others.Append(Definition(reference));
        return others.SelectMany(Flat).Prepend(schema);
    }

    private static IEnumerable<JsonElement> Below(JsonElement schema, string step)
    {
        if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(step, out var property))
            yield return property;
        if (schema.TryGetProperty("items", out var items) && int.TryParse(step, out _))
            yield return items;
    }

    private JsonElement Definition(JsonElement reference) =>
        root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]);

    private bool Holds(JsonElement schema, JsonElement value) => schema.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => schema.EnumerateObject().All(keyword => Holds(schema, keyword, value)),
    };

    private bool Holds(JsonElement schema, JsonProperty keyword, JsonElement value) => keyword.Name switch
    {
        "$schema" or "$defs" or "title" or "description" => true,
        "$ref" => Holds(Definition(keyword.Value), value),
        "type" => IsOf(keyword.Value.GetString()!, value),
        "enum" => keyword.Value.EnumerateArray().Any(item => JsonElement.DeepEquals(item, value)),
        "const" => JsonElement.DeepEquals(keyword.Value, value),
        "anyOf" => keyword.Value.EnumerateArray().Any(item => Holds(item, value)),
        "oneOf" => keyword.Value.EnumerateArray().Count(item => Holds(item, value)) == 1,
        "required" or "properties" or "additionalProperties" or "propertyNames" or "minProperties" or "maxProperties" =>
            value.ValueKind != JsonValueKind.Object || HoldsObject(schema, keyword, value),
        "items" or "minItems" or "uniqueItems" => value.ValueKind != JsonValueKind.Array || HoldsList(keyword, value),
        "pattern" or "minLength" or "maxLength" =>
            value.ValueKind != JsonValueKind.String || HoldsText(keyword, value.GetString()!),
        "minimum" or "exclusiveMinimum" or "maximum" =>
            value.ValueKind != JsonValueKind.Number || HoldsNumber(keyword, value.GetDouble()),
        var unknown => throw new NotSupportedException(unknown),
    };

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        _ => throw new NotSupportedException(type),
    };

    private bool HoldsObject(JsonElement schema, JsonProperty keyword, JsonElement value)
    {
        var fields = value.EnumerateObject().ToArray();
        return keyword.Name switch
        {
            "required" => keyword.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
            "properties" => keyword.Value.EnumerateObject()
                .All(property => !value.TryGetProperty(property.Name, out var field) || Holds(property.Value, field)),
            "additionalProperties" => fields.Where(field => !Names(schema).Contains(field.Name))
                .All(field => Holds(keyword.Value, field.Value)),
            "propertyNames" => fields.Select(field => JsonSerializer.SerializeToElement(field.Name))
                .All(name => Holds(keyword.Value, name)),
            "minProperties" => fields.Length >= keyword.Value.GetInt32(),
            _ => fields.Length <= keyword.Value.GetInt32(),
        };
    }

    public static IEnumerable<string> Names(JsonElement schema) =>
        schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(property => property.Name)
            : [];

    private bool HoldsList(JsonProperty keyword, JsonElement value)
    {
        var items = value.EnumerateArray().ToArray();
        return keyword.Name switch
        {
            "items" => items.All(item => Holds(keyword.Value, item)),
            "minItems" => items.Length >= keyword.Value.GetInt32(),
            _ => items.Select(item => item.GetRawText()).Distinct().Count() == items.Length,
        };
    }

    private static bool HoldsText(JsonProperty keyword, string text) => keyword.Name switch
    {
        "pattern" => Regex.IsMatch(text, keyword.Value.GetString()!, RegexOptions.ECMAScript | RegexOptions.CultureInvariant),
        "minLength" => text.Length >= keyword.Value.GetInt32(),
        _ => text.Length <= keyword.Value.GetInt32(),
    };

    private static bool HoldsNumber(JsonProperty keyword, double number) => keyword.Name switch
    {
        "minimum" => number >= keyword.Value.GetDouble(),
        "exclusiveMinimum" => number > keyword.Value.GetDouble(),
        _ => number <= keyword.Value.GetDouble(),
    };
}
