using System.Text.Json;
using Loyalty.Contracts.Catalogue;

namespace Loyalty.Api.Console.Pages;

/// <summary>What pages show of a program's document.</summary>
/// <param name="Name">The English text, or the first.</param>
/// <param name="Zone">The zone in which its days are counted.</param>
/// <param name="Tiers">Names of its tiers by their ids, in order.</param>
/// <param name="Version">The catalogue's version.</param>
internal sealed record ProgramFacts(string Name, TimeZoneInfo Zone, IReadOnlyList<KeyValuePair<string, string>> Tiers, long Version)
{
    public static ProgramFacts Of(string program, ProgramDocument document)
    {
        using var parsed = JsonDocument.Parse(document.Json);
        var root = parsed.RootElement;
        return new(Text(root, "name") ?? program, ZoneOf(root), [.. TiersOf(root)], document.Version);
    }

    private static TimeZoneInfo ZoneOf(JsonElement root) =>
        root.TryGetProperty("timeZone", out var zone) && TimeZoneInfo.TryFindSystemTimeZoneById(zone.GetString()!, out var found)
            ? found
            : TimeZoneInfo.Utc;

    private static IEnumerable<KeyValuePair<string, string>> TiersOf(JsonElement root)
    {
        if (!root.TryGetProperty("tiers", out var tiers) || !tiers.TryGetProperty("levels", out var levels))
            yield break;
        foreach (var level in levels.EnumerateArray())
        {
            var id = level.GetProperty("id").GetString()!;
            yield return new(id, Text(level, "name") ?? id);
        }
    }

    /// <summary>A text that a document has in several languages: the English one, or the first.</summary>
    public static string? Text(JsonElement owner, string name)
    {
        if (!owner.TryGetProperty(name, out var texts))
            return null;
        return texts.ValueKind switch
        {
            JsonValueKind.String => texts.GetString(),
            JsonValueKind.Object when texts.TryGetProperty("en", out var english) => english.GetString(),
            JsonValueKind.Object => texts.EnumerateObject().Select(text => text.Value.GetString()).FirstOrDefault(),
            _ => null,
        };
    }

    /// <summary>An instant as people of the program read it: <c>27 Nov 2026, 14:05</c>.</summary>
    public string At(DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, Zone).ToString("d MMM yyyy, HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
