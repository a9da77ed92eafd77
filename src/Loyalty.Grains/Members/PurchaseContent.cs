using System.Text.Json;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Stored;

namespace Loyalty.Grains.Members;

/// <summary>
/// The content of a purchase for its <see cref="Fingerprint"/>, written by hand: to the letter as the serializer would, since
/// fingerprints are stored, and another build's must be the same.
/// </summary>
internal static class PurchaseContent
{
    public static void Write(Utf8JsonWriter json, PurchaseRequest request)
    {
        json.WriteStartObject();
        json.WriteString("OrderId"u8, request.OrderId);
        if (request.OccurredAt is { } occurredAt)
        {
            json.WriteNumber("OccurredAt"u8, PlainTime.Of(occurredAt));
        }

        json.WriteString("Currency"u8, request.Currency);
        json.WriteStartArray("Lines"u8);
        foreach (var line in request.Lines)
        {
            Write(json, line);
        }

        json.WriteEndArray();
        json.WriteOptional("Shipping"u8, PlainDecimal.Of(request.Shipping));
        json.WriteOptional("Tax"u8, PlainDecimal.Of(request.Tax));
        json.WriteOptional("Channel"u8, request.Channel);
        json.WriteOptional("PaymentMethod"u8, request.PaymentMethod);
        json.WriteOptional("Partner"u8, request.Partner);
        if (request.Vouchers is { } vouchers)
        {
            Write(json, vouchers);
        }

        if (request.PointsPaid is { } points)
        {
            json.WriteNumber("PointsPaid"u8, points);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, OrderLine line)
    {
        json.WriteStartObject();
        json.WriteString("Sku"u8, line.Sku);
        json.WriteOptional("Category"u8, line.Category);
        json.WriteNumber("Quantity"u8, line.Quantity);
        json.WriteNumber("UnitPrice"u8, PlainDecimal.Of(line.UnitPrice));
        json.WriteOptional("Brand"u8, line.Brand);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string[] vouchers)
    {
        json.WriteStartArray("Vouchers"u8);
        foreach (var code in vouchers)
        {
            json.WriteStringValue(code);
        }

        json.WriteEndArray();
    }
}
