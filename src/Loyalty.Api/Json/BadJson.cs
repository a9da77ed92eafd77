using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Loyalty.Contracts;

namespace Loyalty.Api.Json;

/// <summary>Says where JSON that could not be read is wrong and what would be right, in words that name no type of ours.</summary>
internal static partial class BadJson
{
    /// <summary>The fault with its JSON pointer, empty for the whole body.</summary>
    public static Fault Explain(JsonException exception)
    {
        var pointer = Pointer(exception.Path);
        var where = exception.LineNumber is { } line ? $" (line {line + 1}, byte {exception.BytePositionInLine + 1})" : "";
        return new Fault { Pointer = pointer, Code = "bad-json", Detail = (Wanted(exception) ?? Words(exception.Message)) + where };
    }

    // Of a value in an object the message names the object's type; what was wanted in its place is told by the cause.
    private static string? Wanted(JsonException exception) =>
        exception.InnerException is { } cause && Cause().Match(cause.Message) is { Success: true } wanted
            ? $"Here belongs {Expected(wanted.Groups[1].Value)}."
            : null;

    private static string Words(string message)
    {
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        if (end >= 0)
            message = message[..end];
        end = message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        if (end >= 0)
            message = message[..end];
        if (Unknown().Match(message) is { Success: true } unknown)
            return $"'{unknown.Groups[1].Value}' is not a known field.";
        if (Missing().Match(message) is { Success: true } missing)
            return $"What is missing: {missing.Groups[1].Value}.";
        if (Twice().Match(message) is { Success: true } twice)
            return $"'{twice.Groups[1].Value}' is there twice.";
        if (Kind().Match(message) is { Success: true } kind)
            return $"Here belongs {Expected(kind.Groups[1].Value)}.";
        return message.Contains("Loyalty.", StringComparison.Ordinal) ? "This is not what belongs here." : message;
    }

    private static string Expected(string type) => type switch
    {
        _ when type.Contains("[]", StringComparison.Ordinal) => "an array",
        _ when type.Contains("Int32", StringComparison.Ordinal) => "a whole number of at most 2147483647",
        _ when type.Contains("Int64", StringComparison.Ordinal) => "a whole number",
        _ when type.Contains("Decimal", StringComparison.Ordinal) => "a decimal number",
        _ when type.Contains("Boolean", StringComparison.OrdinalIgnoreCase) => "true or false",
        _ when type.Contains("String", StringComparison.OrdinalIgnoreCase) => "a string",
        "number" => "a number",
        _ => "an object",
    };

    // "$.lines[0].unitPrice" to "/lines/0/unitPrice"; "$['odd name']" keeps its name.
    private static string Pointer(string? path)
    {
        var pointer = new StringBuilder();
        foreach (Match step in Step().Matches(path ?? ""))
        {
            var name = step.Groups[1].Value + step.Groups[2].Value + step.Groups[3].Value;
            pointer.Append('/').Append(name.Replace("~", "~0").Replace("/", "~1"));
        }
        return pointer.ToString();
    }

    [GeneratedRegex(@"\.([^.\[]+)|\[(\d+)\]|\['(.*?)'\]")]
    private static partial Regex Step();

    [GeneratedRegex(@"^The JSON property '(.*)' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"missing required properties including: (.*?)\.$")]
    private static partial Regex Missing();

    [GeneratedRegex(@"^Duplicate property '(.*)' encountered")]
    private static partial Regex Twice();

    [GeneratedRegex(@"(?:token type '\w+' as|out of bounds for|too small for) an? (\w+)\.$")]
    private static partial Regex Cause();

    [GeneratedRegex(@"could not be converted to (\S+?)\.?$")]
    private static partial Regex Kind();
}
