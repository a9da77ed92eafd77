using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;

namespace Loyalty.Grains.Stored;

/// <summary>
/// Instants as ISO 8601 text in UTC; the end of time, which stands for no expiry, as <c>never</c>. What a <see cref="DateTime"/>
/// can say, which is nearly all, goes without a string on the way: the text is the same.
/// </summary>
internal sealed class InstantConverter : JsonConverter<Instant>
{
    private const string Never = "never";
    private const int LongestOfTicks = 28;
    private static readonly Instant Earliest = Instant.FromUtc(1, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(9999, 12, 31, 23, 59);

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.ValueTextEquals(Never))
        {
            return Instant.MaxValue;
        }

        return reader is { HasValueSequence: false, ValueSpan.Length: <= LongestOfTicks } && reader.TryGetDateTimeOffset(out var time)
            ? time.ToInstant()
            : InstantPattern.ExtendedIso.Parse(reader.GetString()!).Value;
    }

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => Write(writer, value);

    public static void Write(Utf8JsonWriter writer, Instant value)
    {
        if (value == Instant.MaxValue)
        {
            writer.WriteStringValue(Never);
        }
        else if (value >= Earliest && value < Latest && Instant.FromUnixTimeTicks(value.ToUnixTimeTicks()) == value)
        {
            writer.WriteStringValue(value.ToDateTimeUtc());
        }
        else
        {
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
        }
    }
}
