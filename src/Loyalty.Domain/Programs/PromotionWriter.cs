using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Loyalty.Domain.Money;
using Loyalty.Domain.Programs.Reading;

namespace Loyalty.Domain.Programs;

/// <summary>Writes promotions as documents: what it writes, <see cref="PromotionParser"/> reads as the same promotion.</summary>
public static class PromotionWriter
{
    /// <summary>The promotion as a JSON object, UTF-8.</summary>
    public static ReadOnlyMemory<byte> ToJson(Promotion promotion)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteFields(json, promotion);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Writes the promotion's fields into an object that the caller has begun, may add to, and ends.</summary>
    public static void WriteFields(Utf8JsonWriter json, Promotion promotion)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(promotion);
        json.WriteString("id", promotion.Id);
        json.WriteStartObject("name");
        foreach (var (locale, text) in promotion.Name.Texts)
            json.WriteString(locale, text);
        json.WriteEndObject();
        WriteGiving(json, promotion);
        WriteWindow(json, promotion);
        WriteFilter(json, promotion.Where);
        json.WriteString("stack", PromotionReader.Stackings.Of(promotion.Stack));
        if (promotion.PerMember is { } perMember)
            json.WriteNumber("perMember", perMember);
        if (promotion.Budget is { } budget)
            json.WriteNumber("budget", budget);
        json.WriteBoolean("active", promotion.Active);
    }

    private static void WriteGiving(Utf8JsonWriter json, Promotion promotion)
    {
        if (promotion.Multiply is { } factor)
            json.WriteNumber("multiply", factor);
        if (promotion.Add is not { } add)
            return;

        json.WriteStartObject("add");
        json.WriteNumber("points", add.Points);
        if (add.Per is { } per)
            json.WriteNumber("per", per);
        json.WriteEndObject();
    }

    private static void WriteWindow(Utf8JsonWriter json, Promotion promotion)
    {
        if (promotion.From is { } from)
            json.WriteString("from", CalendarReader.Write(from));
        if (promotion.Until is { } until)
            json.WriteString("until", CalendarReader.Write(until));
        WriteWords(json, "weekly", [.. promotion.Weekly.Select(CalendarReader.Weekdays.Of)]);
    }

    private static void WriteFilter(Utf8JsonWriter json, Filter filter)
    {
        json.WriteStartObject("where");
        WriteWords(json, "sku", filter.Sku);
        WriteWords(json, "category", filter.Category);
        WriteWords(json, "brand", filter.Brand);
        WriteWords(json, "region", filter.Region);
        WriteWords(json, "tier", filter.Tier);
        WriteWords(json, "channel", filter.Channel);
        WriteWords(json, "paymentMethod", filter.PaymentMethod);
        WriteWords(json, "partner", filter.Partner);
        WriteWords(json, "tag", filter.Tag);
        WriteNumbers(json, "orderNumber", filter.OrderNumber);
        WriteNumbers(json, "months", filter.Months);
        WriteAmounts(json, "minOrder", filter.MinOrder);
        WriteAmounts(json, "minLine", filter.MinLine);
        json.WriteEndObject();
    }

    private static void WriteWords(Utf8JsonWriter json, string field, ImmutableArray<string> words)
    {
        if (words.IsEmpty)
            return;

        json.WriteStartArray(field);
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string field, ImmutableArray<int> numbers)
    {
        if (numbers.IsEmpty)
            return;

        json.WriteStartArray(field);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }

    private static void WriteAmounts(Utf8JsonWriter json, string field, ImmutableDictionary<Currency, decimal> amounts)
    {
        if (amounts.IsEmpty)
            return;

        json.WriteStartObject(field);
        foreach (var (currency, amount) in amounts.OrderBy(entry => entry.Key.Code, StringComparer.Ordinal))
            json.WriteNumber(currency.Code, amount);
        json.WriteEndObject();
    }
}
