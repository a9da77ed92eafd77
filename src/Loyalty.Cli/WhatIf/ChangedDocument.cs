using System.Text.Json;

namespace Loyalty.Cli.WhatIf;

/// <summary>
/// The document that is tried. Only what is needed here is read; the engine checks it.
/// <c>Levels</c>: Ids of its tiers, the lowest first.
/// </summary>
internal sealed record ChangedDocument(byte[] Bytes, string Program, IReadOnlyList<string> Levels)
{
    /// <exception cref="InvalidDataException">It is not JSON, or has no id.</exception>
    public static ChangedDocument Open(string path)
    {
        var bytes = File.ReadAllBytes(path);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return Field(document.RootElement, "id") is { ValueKind: JsonValueKind.String } id
                ? new ChangedDocument(bytes, id.GetString()!, [.. LevelsOf(document.RootElement)])
                : throw new InvalidDataException($"{path} has no \"id\": it is not a program document.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path} is not JSON: {fault.Message}", fault);
        }
    }

    private static IEnumerable<string> LevelsOf(JsonElement program) =>
        Field(program, "tiers") is { } tiers && Field(tiers, "levels") is { ValueKind: JsonValueKind.Array } levels
            ? levels.EnumerateArray().Select(level => Field(level, "id")?.ToString() ?? "").Distinct()
            : [];

    private static JsonElement? Field(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var field) ? field : null;
}
