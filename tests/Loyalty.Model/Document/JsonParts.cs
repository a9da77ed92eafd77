using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Loyalty.Model.Document;

/// <summary>Reads parts of a JSON document that may be missing.</summary>
internal static class JsonParts
{
    public static JsonElement? Find(this JsonElement? parent, string name) => parent is { } present ? present.Find(name) : null;

    public static JsonElement? Find(this JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var child) && child.ValueKind != JsonValueKind.Null ? child : null;

    public static string? Text(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static bool? Flag(this JsonElement? element) => element?.GetBoolean();

    public static Period? Period(this JsonElement? element) =>
        element.Text() is { } text ? PeriodPattern.Roundtrip.Parse(text).Value : null;

    public static IEnumerable<JsonElement> Elements(this JsonElement? element) =>
        element is { } present ? present.EnumerateArray() : [];

    public static IReadOnlyList<string>? Texts(this JsonElement? element) =>
        element is { } present ? [.. present.EnumerateArray().Select(text => text.GetString()!)] : null;

    public static Amounts? Amounts(this JsonElement? element) => element switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number => new Amounts(number.GetDecimal(), new Dictionary<string, decimal>()),
        { } byCurrency => new Amounts(
            null, byCurrency.EnumerateObject().ToDictionary(key => key.Name, key => key.Value.GetDecimal())),
    };
}
