using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Loyalty.Grains.Stored;

/// <summary>Instants as ISO 8601 text in UTC; the end of time, which stands for no expiry, as <c>never</c>.</summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    private const string Never = "never";

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.ValueTextEquals(Never) ? Instant.MaxValue : InstantPattern.ExtendedIso.Parse(reader.GetString()!).Value;

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value == Instant.MaxValue ? Never : InstantPattern.ExtendedIso.Format(value));
}
