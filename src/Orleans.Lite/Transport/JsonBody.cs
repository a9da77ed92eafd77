using System.Text.Json;

namespace Orleans.Lite.Transport;

/// <summary>Reads the parts of a body one by one; whatever is not as expected is a <see cref="JsonException"/>.</summary>
internal static class JsonBody
{
    public static void Begin(ref Utf8JsonReader reader) => Expect(ref reader, JsonTokenType.StartObject);

    public static void BeginArray(ref Utf8JsonReader reader) => Expect(ref reader, JsonTokenType.StartArray);

    /// <summary>Goes to the name of the next member; false at the end of the object.</summary>
    public static bool NextMember(ref Utf8JsonReader reader)
    {
        if (!reader.Read()) throw new JsonException("The body is cut off.");
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    public static bool Is(ref Utf8JsonReader reader, JsonEncodedText name) => reader.ValueTextEquals(name.EncodedUtf8Bytes);

    public static string Text(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    public static long Number(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.Number);
        return reader.TryGetInt64(out var number) ? number : throw new JsonException("A whole number was expected.");
    }

    /// <summary>Passes over the value of a member that this build does not know.</summary>
    public static void Pass(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type) throw new JsonException($"{type} was expected.");
    }
}
