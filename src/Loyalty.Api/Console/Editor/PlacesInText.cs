using System.Text;
using System.Text.Json;

namespace Loyalty.Api.Console.Editor;

/// <summary>In which line of a document each value is, by its JSON pointer.</summary>
internal static class PlacesInText
{
    /// <summary>As far as the text is JSON. Lines are counted from 1.</summary>
    public static Dictionary<string, int> Of(string text)
    {
        var (lines, utf8) = (new Dictionary<string, int>(), Encoding.UTF8.GetBytes(text));
        var reader = new Utf8JsonReader(utf8);
        var steps = new Stack<Step>();
        var (line, seen, name) = (1, 0, "");
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = reader.GetString()!.Replace("~", "~0").Replace("/", "~1");
                    continue;
                }

                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    steps.Pop();
                    continue;
                }

                line += utf8.AsSpan(seen, (int)reader.TokenStartIndex - seen).Count((byte)'\n');
                seen = (int)reader.TokenStartIndex;
                var pointer = steps.TryPeek(out var inside) ? $"{inside.Pointer}/{inside.Next(name)}" : "";
                lines[pointer] = line;
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    steps.Push(new Step(pointer, reader.TokenType == JsonTokenType.StartArray));
            }
        }
        catch (JsonException)
        {
            return lines; // the fault itself says where it is
        }

        return lines;
    }

    /// <summary>The line of a value; of one that is missing, that of what it is missing in; null: not known.</summary>
    public static int? Line(this Dictionary<string, int> lines, string pointer)
    {
        while (!lines.ContainsKey(pointer) && pointer.Length > 0)
            pointer = pointer[..pointer.LastIndexOf('/')];
        return pointer.Length > 0 && lines.TryGetValue(pointer, out var line) ? line : null;
    }

    private sealed class Step(string pointer, bool isArray)
    {
        private int count;

        public string Pointer => pointer;

        public string Next(string name) => isArray ? $"{count++}" : name;
    }
}
