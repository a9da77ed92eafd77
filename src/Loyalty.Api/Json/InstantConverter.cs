using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Loyalty.Api.Json;

/// <summary>Instants as RFC 3339: read only with an offset, written in UTC.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    private const string Right = "A time is written like 2026-11-27T18:30:00Z or 2026-11-27T18:30:00+01:00, always with its offset.";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryRead(ref reader, out var instant) ? instant : throw new JsonException(Right);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => Write(writer, value);

    public static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset instant)
    {
        instant = default;
        return reader.TokenType == JsonTokenType.String
            && reader.GetString() is { } text
            && HasOffset(text)
            && reader.TryGetDateTimeOffset(out instant);
    }

    public static void Write(Utf8JsonWriter writer, DateTimeOffset value)
    {
        var utc = value.UtcDateTime;
        Span<byte> text = stackalloc byte[28];
        var format = utc.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "O";
        utc.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    private static bool HasOffset(string text)
    {
        if (text.Length < "2026-11-27T18:30:00Z".Length || text[10] != 'T')
            return false;
        return text[^1] == 'Z' || (text[^3] == ':' && text[^6] is '+' or '-');
    }
}
