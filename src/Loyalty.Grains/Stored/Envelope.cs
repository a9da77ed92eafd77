using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Loyalty.Grains.Stored;

/// <summary>One event as JSON: an object whose only member is named after the event's kind.</summary>
internal static class Envelope
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    public static ReadOnlyMemory<byte> Write<T>(string kind, T happened, JsonTypeInfo<T> type)
    {
        var json = Begin(kind);
        JsonSerializer.Serialize(json, happened, type);
        return End(json);
    }

    public static ReadOnlyMemory<byte> Write<T>(string kind, T happened, Action<Utf8JsonWriter, T> write)
    {
        var json = Begin(kind);
        write(json, happened);
        return End(json);
    }

    public static Utf8JsonReader Open(ReadOnlyMemory<byte> body, out string kind)
    {
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        reader.Read();
        kind = reader.GetString()!;
        reader.Read();
        return reader;
    }

    public static T Read<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("A stored event is empty.");

    private static Utf8JsonWriter Begin(string kind)
    {
        var bytes = buffer ??= new ArrayBufferWriter<byte>(1024);
        var json = writer ??= new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true });
        bytes.ResetWrittenCount();
        json.Reset(bytes);
        json.WriteStartObject();
        json.WritePropertyName(kind);
        return json;
    }

    private static byte[] End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.Flush();
        return buffer!.WrittenSpan.ToArray();
    }
}
