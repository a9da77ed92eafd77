using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Loyalty.Domain.Effects;

namespace Loyalty.Grains.Stored;

/// <summary>Effects as an object whose only member is named after the effect's kind.</summary>
internal sealed class EffectConverter : JsonConverter<Effect>
{
    public override Effect Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Read();
        var kind = reader.GetString();
        reader.Read();
        Effect? effect = kind switch
        {
            "takeStock" => JsonSerializer.Deserialize(ref reader, StoredJson.Default.TakeStockEffect),
            "returnStock" => JsonSerializer.Deserialize(ref reader, StoredJson.Default.ReturnStockEffect),
            "issueVoucher" => JsonSerializer.Deserialize(ref reader, StoredJson.Default.IssueVoucherEffect),
            "deliverGift" => JsonSerializer.Deserialize(ref reader, StoredJson.Default.DeliverGiftEffect),
            "keepReferral" => JsonSerializer.Deserialize(ref reader, StoredJson.Default.KeepReferralEffect),
            "reverseReferral" => JsonSerializer.Deserialize(ref reader, StoredJson.Default.ReverseReferralEffect),
            "creditReferrer" => JsonSerializer.Deserialize(ref reader, StoredJson.Default.CreditReferrerEffect),
            "debitReferrer" => JsonSerializer.Deserialize(ref reader, StoredJson.Default.DebitReferrerEffect),
            "restoreRedemption" => JsonSerializer.Deserialize(ref reader, StoredJson.Default.RestoreRedemptionEffect),
            _ => throw new JsonException($"An effect of kind '{kind}' was written by a later release: run that release."),
        };
        reader.Read();
        return effect ?? throw new JsonException("A stored effect is empty.");
    }

    public override void Write(Utf8JsonWriter writer, Effect value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case Effect.TakeStock effect:
                Write(writer, "takeStock", effect, StoredJson.Default.TakeStockEffect);
                break;
            case Effect.ReturnStock effect:
                Write(writer, "returnStock", effect, StoredJson.Default.ReturnStockEffect);
                break;
            case Effect.IssueVoucher effect:
                Write(writer, "issueVoucher", effect, StoredJson.Default.IssueVoucherEffect);
                break;
            case Effect.DeliverGift effect:
                Write(writer, "deliverGift", effect, StoredJson.Default.DeliverGiftEffect);
                break;
            case Effect.KeepReferral effect:
                Write(writer, "keepReferral", effect, StoredJson.Default.KeepReferralEffect);
                break;
            case Effect.ReverseReferral effect:
                Write(writer, "reverseReferral", effect, StoredJson.Default.ReverseReferralEffect);
                break;
            case Effect.CreditReferrer effect:
                Write(writer, "creditReferrer", effect, StoredJson.Default.CreditReferrerEffect);
                break;
            case Effect.DebitReferrer effect:
                Write(writer, "debitReferrer", effect, StoredJson.Default.DebitReferrerEffect);
                break;
            case Effect.RestoreRedemption effect:
                Write(writer, "restoreRedemption", effect, StoredJson.Default.RestoreRedemptionEffect);
                break;
            default:
                throw new UnreachableException($"No stored form for {value.GetType()}.");
        }
    }

    private static void Write<T>(Utf8JsonWriter writer, string kind, T effect, JsonTypeInfo<T> type)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(kind);
        JsonSerializer.Serialize(writer, effect, type);
        writer.WriteEndObject();
    }
}
