using System.Collections.Immutable;
using System.Text.Json;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Orders;
using Loyalty.Domain.Pricing;

namespace Loyalty.Grains.Stored;

/// <summary>
/// Writes awards, of which there are more than of all other events together, by hand: for half of what the serializer takes, and to
/// the letter as it does, which reads them. Those with effects or vouchers are left to it.
/// </summary>
internal static class PurchasedWriter
{
    public static bool Knows(AccountEvent.Purchased purchased) => purchased is { Effects: null, Earning.Vouchers: null };

    public static void Write(Utf8JsonWriter json, AccountEvent.Purchased purchased)
    {
        json.WriteStartObject();
        json.WriteString("orderId"u8, purchased.OrderId);
        Write(json, purchased.Order);
        Write(json, purchased.Facts);
        json.WriteNumber("catalogue"u8, purchased.Catalogue);
        json.WriteOptional("holder"u8, purchased.Holder);
        Write(json, purchased.Earning);
        json.WriteNumber("spend"u8, purchased.Spend);
        json.WriteOptional("isForeign"u8, purchased.IsForeign);
        if (purchased.Payments is { } payments)
        {
            Write(json, "payments"u8, payments);
        }

        json.WriteOptional("referralKeptAt"u8, purchased.ReferralKeptAt);
        json.WriteInstant("at"u8, purchased.At);
        Write(json, purchased.After);
        StandingWriter.Write(json, purchased.Standing);
        json.WriteOptional("content"u8, purchased.Content);
        json.WriteOptional("actor"u8, purchased.Actor);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Order order)
    {
        json.WriteStartObject("order"u8);
        json.WriteString("currency"u8, order.Currency.Code);
        json.WriteStartArray("lines"u8);
        foreach (var line in order.Lines)
        {
            json.WriteStartObject();
            json.WriteString("sku"u8, line.Sku);
            json.WriteNumber("quantity"u8, line.Quantity);
            json.WriteNumber("unitPrice"u8, line.UnitPrice);
            json.WriteOptional("category"u8, line.Category);
            json.WriteOptional("brand"u8, line.Brand);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteOptional("channel"u8, order.Channel);
        json.WriteOptional("paymentMethod"u8, order.PaymentMethod);
        json.WriteOptional("partner"u8, order.Partner);
        json.WriteNumber("paid"u8, order.Paid);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PricingFacts facts)
    {
        json.WriteStartObject("facts"u8);
        json.WriteInstant("at"u8, facts.At);
        json.WriteString("tier"u8, facts.Tier);
        json.WriteNumber("orderNumber"u8, facts.OrderNumber);
        json.WriteOptional("region"u8, facts.Region);
        Write(json, "tags"u8, facts.Tags);
        Write(json, "exhausted"u8, facts.Exhausted);
        Write(json, "allowances"u8, facts.Allowances);
        if (facts.Budgeted is { } budgeted)
        {
            Write(json, "budgeted"u8, budgeted);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Earning earning)
    {
        json.WriteStartObject("earning"u8);
        json.WriteStartArray("breakdown"u8);
        foreach (var share in earning.Breakdown)
        {
            json.WriteStartObject();
            json.WriteString("rule"u8, share.Rule);
            json.WriteOptional("promotion"u8, share.Promotion);
            json.WriteNumber("points"u8, share.Points);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteOptional("availableAt"u8, earning.AvailableAt);
        json.WriteInstant("expiresAt"u8, earning.ExpiresAt);
        json.WriteStartArray("counted"u8);
        foreach (var counted in earning.Counted)
        {
            json.WriteStartObject();
            json.WriteString("rule"u8, counted.Rule);
            json.WriteInstant("countsFrom"u8, counted.CountsFrom);
            json.WriteBoolean("bySubject"u8, counted.BySubject);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("movesExpiry"u8, earning.MovesExpiry);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Figures figures)
    {
        json.WriteStartObject("after"u8);
        json.WriteNumber("balance"u8, figures.Balance);
        json.WriteNumber("pending"u8, figures.Pending);
        json.WriteNumber("held"u8, figures.Held);
        json.WriteNumber("owed"u8, figures.Owed);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<Allowance> allowances)
    {
        json.WriteStartArray(name);
        foreach (var allowance in allowances)
        {
            json.WriteStartObject();
            json.WriteString("promotion"u8, allowance.Promotion);
            json.WriteNumber("points"u8, allowance.Points);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
