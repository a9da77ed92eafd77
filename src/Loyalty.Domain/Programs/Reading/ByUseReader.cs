using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>Pictures and texts of a level, by use and locale.</summary>
internal static partial class ByUseReader
{
    private const int MaxAddressLength = 2_000;

    public static ImmutableSortedDictionary<string, LocalText> ReadAddresses(Place place) =>
        Read(place, "an object of addresses by use, for example { \"banner\": \"https://…\" }", ReadAddressOrAddresses);

    public static ImmutableSortedDictionary<string, LocalText> ReadTexts(Place place) =>
        Read(place, "an object of texts by use and locale, for example { \"banner\": { \"en\": \"Welcome\" } }", LocalTextReader.Read);

    private static ImmutableSortedDictionary<string, LocalText> Read(Place place, string whatItIs, Func<Place, LocalText?> readOne)
    {
        var uses = ImmutableSortedDictionary.CreateBuilder<string, LocalText>(StringComparer.Ordinal);
        foreach (var (use, value) in place.Entries(whatItIs))
        {
            if (!Use().IsMatch(use))
                value.Fault(FaultCode.Malformed, "A use is 1 to 32 letters, digits and '-', a letter first, for example banner.");
            if (readOne(value) is { } text)
                uses[use] = text;
        }

        return uses.ToImmutable();
    }

    private static LocalText? ReadAddressOrAddresses(Place place) =>
        place.Value.ValueKind == JsonValueKind.Object
            ? LocalTextReader.Read(place, ReadAddress)
            : LocalTextReader.Standing(ReadAddress(place));

    private static string? ReadAddress(Place place)
    {
        if (place.Text() is not { } text)
            return null;
        if (text.Length <= MaxAddressLength && Address().IsMatch(text))
            return text;

        place.Fault(FaultCode.Malformed, "This is an address that begins with https://, http:// or /.");
        return null;
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9-]{0,31}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Use();

    [GeneratedRegex(@"^(https?://[^\s/]|/)[^\s]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
