using System.Text.Json;
using Loyalty.Api.Json;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

/// <summary>
/// Writes receipts by hand, for less than the serializer takes, and to the letter as it does. Those with vouchers are left to it.
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
        json.WriteString(Field.Id, receipt.Id);
        json.WriteString(Field.Kind, receipt.Kind);
        json.WriteOptional(Field.MemberId, receipt.MemberId);
        json.WriteNumber(Field.Points, receipt.Points);
        json.WriteNumber(Field.Pending, receipt.Pending);
        Write(json, receipt.Breakdown);
        json.WriteNumber(Field.Balance, receipt.Balance);
        json.WriteNumber(Field.Owed, receipt.Owed);
        Write(json, receipt.Tier);
        Write(json, receipt.Progress);
        json.WriteNumber(Field.Version, receipt.Version);
        json.WriteOptional(Field.At, receipt.At);
        json.WriteNumber(Field.Held, receipt.Held);
        json.WriteOptional(Field.Restored, receipt.Restored);
        json.WriteOptional(Field.Status, receipt.Status);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, BreakdownLine[] breakdown)
    {
        json.WriteStartArray(Field.Breakdown);
        foreach (var line in breakdown)
        {
            json.WriteStartObject();
            json.WriteString(Field.Rule, line.Rule);
            json.WriteOptional(Field.Promotion, line.Promotion);
            json.WriteNumber(Field.Points, line.Points);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, TierView tier)
    {
        json.WriteStartObject(Field.Tier);
        json.WriteString(Field.Id, tier.Id);
        json.WriteString(Field.Name, tier.Name);
        json.WriteOptional(Field.Since, tier.Since);
        json.WriteOptional(Field.Until, tier.Until);
        json.WriteOptional(Field.Colour, tier.Colour);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ProgressView progress)
    {
        json.WriteStartObject(Field.Progress);
        json.WriteString(Field.Metric, progress.Metric);
        json.WriteString(Field.Tier, progress.Tier);
        json.WriteOptional(Field.NextTier, progress.NextTier);
        json.WriteNumber(Field.Value, progress.Value);
        json.WriteOptional(Field.Threshold, progress.Threshold);
        json.WriteOptional(Field.Missing, progress.Missing);
        json.WriteNumber(Field.Percent, progress.Percent);
        json.WriteStartObject(Field.Formatted);
        json.WriteString(Field.Value, progress.Formatted.Value);
        json.WriteOptional(Field.Threshold, progress.Formatted.Threshold);
        json.WriteOptional(Field.Missing, progress.Formatted.Missing);
        json.WriteEndObject();
        json.WriteOptional(Field.Currency, progress.Currency);
        json.WriteOptional(Field.NextTierName, progress.NextTierName);
        json.WriteEndObject();
    }

    private static void WriteOptional(this Utf8JsonWriter json, JsonEncodedText name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void WriteOptional(this Utf8JsonWriter json, JsonEncodedText name, decimal? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
    }

    private static void WriteOptional(this Utf8JsonWriter json, JsonEncodedText name, DateTimeOffset? instant)
    {
        if (instant is not { } known)
            return;
        json.WritePropertyName(name);
        InstantConverter.Write(json, known);
    }

    /// <summary>Names of fields: they are looked through for what must be escaped once, and not in each receipt.</summary>
    private static class Field
    {
        public static readonly JsonEncodedText
            At = Of("at"), Balance = Of("balance"), Breakdown = Of("breakdown"), Colour = Of("colour"),
            Currency = Of("currency"), Formatted = Of("formatted"), Held = Of("held"), Id = Of("id"), Kind = Of("kind"),
            MemberId = Of("memberId"), Metric = Of("metric"), Missing = Of("missing"), Name = Of("name"),
            NextTier = Of("nextTier"), NextTierName = Of("nextTierName"), Owed = Of("owed"), Pending = Of("pending"),
            Percent = Of("percent"), Points = Of("points"), Progress = Of("progress"), Promotion = Of("promotion"),
            Restored = Of("restored"), Rule = Of("rule"), Since = Of("since"), Status = Of("status"),
            Threshold = Of("threshold"), Tier = Of("tier"), Until = Of("until"), Value = Of("value"),
            Version = Of("version");

        private static JsonEncodedText Of(string name) => JsonEncodedText.Encode(name);
    }
}
