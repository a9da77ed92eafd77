using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>Texts by locale.</summary>
internal static partial class LocalTextReader
{
    private const int MaxLength = 2_000;

    public static LocalText? Read(Place place) => Read(place, ReadText);

    /// <summary>Reads what differs by locale and is no plain text: each value by a reader of its own.</summary>
    public static LocalText? Read(Place place, Func<Place, string?> readText)
    {
        var texts = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        var locales = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (locale, value) in place.Entries("an object of texts by locale, for example { \"en\": \"Gold\" }"))
        {
            if (!Tag().IsMatch(locale))
                value.Fault(FaultCode.Malformed, "A locale is a BCP 47 tag, for example en, fr-CA or zh-Hant.");
            else if (!locales.Add(locale))
                value.Fault(FaultCode.Duplicate, "This locale is here already, written in other letters: leave one out.");
            texts.Add(new(locale, readText(value) ?? ""));
        }

        if (texts.Count == 0 && place.Value.ValueKind == System.Text.Json.JsonValueKind.Object)
            place.Fault(FaultCode.Empty, "There is a text in at least one locale.");
        return texts.Count == 0 ? null : new LocalText(texts.ToImmutable());
    }

    /// <summary>The name that stands in where the document has none.</summary>
    public static LocalText Standing(string? id) => new([new("en", id ?? "")]);

    private static string? ReadText(Place place)
    {
        if (place.Text() is not { } text)
            return null;
        if (text.Length <= MaxLength && !string.IsNullOrWhiteSpace(text))
            return text;

        place.Fault(FaultCode.Malformed, $"A text is 1 to {MaxLength} characters, not only blanks.");
        return null;
    }

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
