using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Loyalty.Cli.Mapping;

/// <summary>Reads a mapping document and checks what can be checked without the order history itself.</summary>
internal static class MappingDocument
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Opens the ready mapping of that name, or else the file at that path.</summary>
    /// <exception cref="MappingException">There is none, or it is faulty.</exception>
    public static ColumnMapping Open(string nameOrPath)
    {
        using var ready = typeof(MappingDocument).Assembly.GetManifestResourceStream(nameOrPath + ".json");
        if (ready is not null)
        {
            using var reader = new StreamReader(ready);
            return Parse(reader.ReadToEnd());
        }

        if (!File.Exists(nameOrPath))
            throw new MappingException($"The mapping '{nameOrPath}' is neither a ready one ('uci') nor a file.");
        return Parse(File.ReadAllText(nameOrPath));
    }

    /// <exception cref="MappingException">The document is faulty.</exception>
    public static ColumnMapping Parse(string json)
    {
        var mapping = Deserialize(json);
        if (mapping.Columns is null || mapping.Returns is null)
            throw new MappingException("The mapping needs 'columns' and 'returns'; neither may be null.");
        var faults = Faults(mapping).ToList();
        return faults.Count == 0 ? mapping : throw new MappingException("The mapping is faulty: " + string.Join(" ", faults));
    }

    private static ColumnMapping Deserialize(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ColumnMapping>(json, s_options)
                ?? throw new MappingException("The mapping is null; a JSON object is expected.");
        }
        catch (JsonException fault)
        {
            throw new MappingException($"The mapping cannot be read at {fault.Path ?? "$"}: {fault.Message}");
        }
    }

    private static IEnumerable<string> Faults(ColumnMapping mapping)
    {
        if (mapping.Columns.Named().Any(named => named.Column.Length == 0))
            yield return "A column's name is empty.";
        if (!IsPattern(mapping.TimePattern))
            yield return $"'timePattern' \"{mapping.TimePattern}\" is no pattern such as \"uuuu-MM-dd HH:mm:ss\".";
        if (mapping.TimeZone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(mapping.TimeZone) is null)
            yield return $"'timeZone' \"{mapping.TimeZone}\" is not known; an IANA name such as \"Europe/London\" is expected.";
        if (!IsCurrency(mapping.Currency))
            yield return $"'currency' \"{mapping.Currency}\" is not three capital letters such as \"GBP\".";
        if (mapping.Delimiter is { } delimiter && !IsDelimiter(delimiter))
            yield return "'delimiter' is one character, such as \",\" or \";\".";
        if (ReturnFault(mapping.Returns) is { } fault)
            yield return fault;
    }

    public static bool IsCurrency(string? text) => text is { Length: 3 } && text.All(char.IsAsciiLetterUpper);

    private static bool IsDelimiter(string text) =>
        text.Length == 1 && char.IsAscii(text[0]) && text[0] is not ('"' or '\n' or '\r');

    private static bool IsPattern(string? pattern)
    {
        try
        {
            LocalDateTimePattern.CreateWithInvariantCulture(pattern!);
            return true;
        }
        catch (Exception fault) when (fault is InvalidPatternException or ArgumentNullException)
        {
            return false;
        }
    }

    private static string? ReturnFault(ReturnRule rule)
    {
        var ways = (rule.OrderPrefix is null ? 0 : 1) + (rule.NegativeQuantity ? 1 : 0) + (rule.Column is null ? 0 : 1);
        if (ways != 1)
            return "'returns' needs exactly one of 'orderPrefix', 'negativeQuantity': true, and 'column' with 'value'.";
        if (rule.OrderPrefix is { Length: 0 })
            return "'returns.orderPrefix' is empty.";
        if ((rule.Column is null) != (rule.Value is null))
            return "'returns.column' and 'returns.value' go together.";
        return rule is { NegativeQuantity: true, Quantity: QuantitySign.Positive }
            ? "'returns.quantity' cannot be positive where a negative quantity makes the return."
            : null;
    }
}
