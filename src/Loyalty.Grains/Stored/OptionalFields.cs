using System.Text.Json;
using Loyalty.Domain.Money;
using NodaTime;

namespace Loyalty.Grains.Stored;

/// <summary>Fields that are left out where there is nothing to say, for what is written by hand.</summary>
internal static class OptionalFields
{
    public static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, bool? fact)
    {
        if (fact is { } known)
        {
            json.WriteBoolean(name, known);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Instant? instant)
    {
        if (instant is { } known)
        {
            json.WriteInstant(name, known);
        }
    }

    public static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Currency? currency)
    {
        if (currency is { } known)
        {
            json.WriteString(name, known.Code);
        }
    }

    public static void WriteInstant(this Utf8JsonWriter json, ReadOnlySpan<byte> name, Instant instant)
    {
        json.WritePropertyName(name);
        InstantConverter.Write(json, instant);
    }
}
