using System.Text.Json;
using Loyalty.Domain.Tiers;

namespace Loyalty.Grains.Stored;

/// <summary>Writes where a member stands by hand, for <see cref="PurchasedWriter"/>.</summary>
internal static class StandingWriter
{
    public static void Write(Utf8JsonWriter json, Standing standing)
    {
        json.WriteStartObject("standing"u8);
        Write(json, standing.Tier);
        json.WriteString("tierName"u8, standing.TierName);
        json.WriteString("metric"u8, Enum.GetName(standing.Metric));
        json.WriteNumber("value"u8, standing.Value);
        json.WriteOptional("nextTier"u8, standing.NextTier);
        json.WriteOptional("threshold"u8, standing.Threshold);
        json.WriteOptional("currency"u8, standing.Currency);
        json.WriteOptional("locale"u8, standing.Locale);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TierHeld tier)
    {
        json.WriteStartObject("tier"u8);
        json.WriteString("id"u8, tier.Id);
        json.WriteInstant("since"u8, tier.Since);
        json.WriteOptional("periodEnd"u8, tier.PeriodEnd);
        json.WriteOptional("until"u8, tier.Until);
        json.WriteOptional("beneath"u8, tier.Beneath);
        json.WriteEndObject();
    }
}
