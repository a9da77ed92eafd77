using System.Buffers;
using System.Text.Json;
using Loyalty.Api.Json;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

/// <summary>
/// Reads the purchases that are sent all day, at half of what the serializer takes. Anything else it leaves to the serializer,
/// which reads what is rare, and says in its own words what is wrong: what this reads, that reads alike.
/// </summary>
internal static class PurchaseReader
{
    /// <summary>The purchase; null where there is anything else.</summary>
    public static PurchaseRequest? Read(in ReadOnlySequence<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            var purchase = IsNext(ref json, JsonTokenType.StartObject) ? Purchase(ref json) : null;
            return purchase is null || json.Read() ? null : purchase;
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static PurchaseRequest? Purchase(ref Utf8JsonReader json)
    {
        string? orderId = null, currency = null, channel = null, paymentMethod = null, partner = null;
        DateTimeOffset? occurredAt = null;
        OrderLine[]? lines = null;
        decimal? shipping = null, tax = null;
        while (IsNext(ref json, JsonTokenType.PropertyName))
        {
            var isTaken = json.ValueTextEquals("orderId"u8) ? Take(ref json, ref orderId)
                : json.ValueTextEquals("occurredAt"u8) ? Take(ref json, ref occurredAt)
                : json.ValueTextEquals("currency"u8) ? Take(ref json, ref currency)
                : json.ValueTextEquals("lines"u8) ? Take(ref json, ref lines)
                : json.ValueTextEquals("shipping"u8) ? Take(ref json, ref shipping)
                : json.ValueTextEquals("tax"u8) ? Take(ref json, ref tax)
                : json.ValueTextEquals("channel"u8) ? Take(ref json, ref channel)
                : json.ValueTextEquals("paymentMethod"u8) ? Take(ref json, ref paymentMethod)
                : json.ValueTextEquals("partner"u8) && Take(ref json, ref partner);
            if (!isTaken)
                return null;
        }
        return orderId is null || currency is null || lines is null ? null : new PurchaseRequest
        {
            OrderId = orderId,
            OccurredAt = occurredAt,
            Currency = currency,
            Lines = lines,
            Shipping = shipping,
            Tax = tax,
            Channel = channel,
            PaymentMethod = paymentMethod,
            Partner = partner,
        };
    }

    private static OrderLine? Line(ref Utf8JsonReader json)
    {
        string? sku = null, category = null, brand = null;
        int? quantity = null;
        decimal? unitPrice = null;
        while (IsNext(ref json, JsonTokenType.PropertyName))
        {
            var isTaken = json.ValueTextEquals("sku"u8) ? Take(ref json, ref sku)
                : json.ValueTextEquals("category"u8) ? Take(ref json, ref category)
                : json.ValueTextEquals("quantity"u8) ? Take(ref json, ref quantity)
                : json.ValueTextEquals("unitPrice"u8) ? Take(ref json, ref unitPrice)
                : json.ValueTextEquals("brand"u8) && Take(ref json, ref brand);
            if (!isTaken)
                return null;
        }
        return sku is null || quantity is null || unitPrice is null ? null : new OrderLine
        {
            Sku = sku,
            Category = category,
            Quantity = quantity.Value,
            UnitPrice = unitPrice.Value,
            Brand = brand,
        };
    }

    private static bool IsNext(ref Utf8JsonReader json, JsonTokenType type) => json.Read() && json.TokenType == type;

    // Each takes the value of a field into its place: false where it is of another kind, null, or there twice.
    private static bool Take(ref Utf8JsonReader json, ref string? place)
    {
        if (place is not null || !IsNext(ref json, JsonTokenType.String))
            return false;
        place = json.GetString();
        return true;
    }

    private static bool Take(ref Utf8JsonReader json, ref int? place)
    {
        if (place is not null || !IsNext(ref json, JsonTokenType.Number) || !json.TryGetInt32(out var number))
            return false;
        place = number;
        return true;
    }

    private static bool Take(ref Utf8JsonReader json, ref decimal? place)
    {
        if (place is not null || !IsNext(ref json, JsonTokenType.Number) || !json.TryGetDecimal(out var number))
            return false;
        place = number;
        return true;
    }

    private static bool Take(ref Utf8JsonReader json, ref DateTimeOffset? place)
    {
        if (place is not null || !json.Read() || !InstantConverter.TryRead(ref json, out var instant))
            return false;
        place = instant;
        return true;
    }

    private static bool Take(ref Utf8JsonReader json, ref OrderLine[]? place)
    {
        if (place is not null || !IsNext(ref json, JsonTokenType.StartArray))
            return false;
        var lines = new List<OrderLine>();
        while (IsNext(ref json, JsonTokenType.StartObject))
        {
            if (Line(ref json) is not { } line)
                return false;
            lines.Add(line);
        }
        place = [.. lines];
        return json.TokenType == JsonTokenType.EndArray;
    }
}
