using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Loyalty.Contracts.Keys;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Vouchers;

namespace Loyalty.Grains.Members;

/// <summary>
/// The fingerprint of a command's content: the same for the same content however its numbers and times were written. 128 bits of
/// SHA-256, in hex.
/// </summary>
internal static class Fingerprint
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    public static string Of(EnrolRequest request) => Of(request, FingerprintJson.Default.EnrolRequest);

    public static string Of(PurchaseRequest request)
    {
        var json = Begin();
        PurchaseContent.Write(json, request);
        return End(json);
    }

    public static string Of(ReturnRequest request) => Of(request, FingerprintJson.Default.ReturnRequest);

    public static string Of(ActivityRequest request) => Of(request, FingerprintJson.Default.ActivityRequest);

    public static string Of(RedemptionRequest request) => Of(request, FingerprintJson.Default.RedemptionRequest);

    public static string Of(GiftRequest request) => Of(request, FingerprintJson.Default.GiftRequest);

    public static string Of(AdjustmentRequest request) => Of(request, FingerprintJson.Default.AdjustmentRequest);

    public static string Of(ApprovalRequest request) => Of(request, FingerprintJson.Default.ApprovalRequest);

    public static string Of(FreezeRequest request) => Of(request, FingerprintJson.Default.FreezeRequest);

    public static string Of(InvitationRequest request) => Of(request, FingerprintJson.Default.InvitationRequest);

    public static string Of(ProfileRequest request) => Of(request, FingerprintJson.Default.ProfileRequest);

    public static string Of(VoucherUseRequest request) => Of(request, FingerprintJson.Default.VoucherUseRequest);

    public static string Of(VoucherCancelRequest request) => Of(request, FingerprintJson.Default.VoucherCancelRequest);

    public static string Of(KeyRequest request) => Of(request, FingerprintJson.Default.KeyRequest);

    public static string Of(KeyRotationRequest request) => Of(request, FingerprintJson.Default.KeyRotationRequest);

    private static string Of<T>(T request, JsonTypeInfo<T> type)
    {
        var json = Begin();
        JsonSerializer.Serialize(json, request, type);
        return End(json);
    }

    private static Utf8JsonWriter Begin()
    {
        var bytes = buffer ??= new ArrayBufferWriter<byte>(1024);
        var json = writer ??= new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true });
        bytes.ResetWrittenCount();
        json.Reset(bytes);
        return json;
    }

    private static string End(Utf8JsonWriter json)
    {
        json.Flush();
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer!.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }
}

/// <summary>Writes content for fingerprints alone.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(PlainDecimal), typeof(PlainTime)])]
[JsonSerializable(typeof(EnrolRequest))]
[JsonSerializable(typeof(PurchaseRequest))]
[JsonSerializable(typeof(ReturnRequest))]
[JsonSerializable(typeof(ActivityRequest))]
[JsonSerializable(typeof(RedemptionRequest))]
[JsonSerializable(typeof(GiftRequest))]
[JsonSerializable(typeof(AdjustmentRequest))]
[JsonSerializable(typeof(ApprovalRequest))]
[JsonSerializable(typeof(FreezeRequest))]
[JsonSerializable(typeof(InvitationRequest))]
[JsonSerializable(typeof(ProfileRequest))]
[JsonSerializable(typeof(VoucherUseRequest))]
[JsonSerializable(typeof(VoucherCancelRequest))]
[JsonSerializable(typeof(KeyRequest))]
[JsonSerializable(typeof(KeyRotationRequest))]
internal sealed partial class FingerprintJson : JsonSerializerContext;

/// <summary>2.50 and 2.5 are the same amount.</summary>
internal sealed class PlainDecimal : JsonConverter<decimal>
{
    private const decimal One = 1.0000000000000000000000000000m;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(Of(value));

    public static decimal Of(decimal value) => value / One;

    public static decimal? Of(decimal? value) => value / One;
}

/// <summary>A time is the same in every offset.</summary>
internal sealed class PlainTime : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(Of(value));

    public static long Of(DateTimeOffset value) => value.UtcTicks;
}
