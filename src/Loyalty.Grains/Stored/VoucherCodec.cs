using System.Diagnostics;
using System.Text.Json;
using Loyalty.Domain.Vouchers;
using Loyalty.Grains.Effects;

namespace Loyalty.Grains.Stored;

/// <summary>Events of vouchers to bytes and back.</summary>
internal static class VoucherCodec
{
    private static readonly StoredJson Json = StoredJson.Default;

    public static readonly SmallForm<Voucher, VoucherEvent> Form = new()
    {
        Write = Write,
        Read = Read,
        Evolve = VoucherEvolution.Evolve,
        ContentOf = happened => happened.Content,
        OutboxOf = voucher => voucher.Outbox,
        SnapshotForm = "voucher1",
        Snapshot = Json.Voucher,
    };

    public static ReadOnlyMemory<byte> Write(VoucherEvent happened) => happened switch
    {
        VoucherEvent.Issued issued => Envelope.Write("issued", issued, Json.VoucherIssued),
        VoucherEvent.Used used => Envelope.Write("used", used, Json.VoucherUsed),
        VoucherEvent.Cancelled cancelled => Envelope.Write("cancelled", cancelled, Json.VoucherCancelled),
        VoucherEvent.EffectConfirmed confirmed => Envelope.Write("effectConfirmed", confirmed, Json.VoucherEffectConfirmed),
        _ => throw new UnreachableException($"No stored form for {happened.GetType()}."),
    };

    public static VoucherEvent Read(ReadOnlyMemory<byte> body)
    {
        var reader = Envelope.Open(body, out var kind);
        return kind switch
        {
            "issued" => Envelope.Read(ref reader, Json.VoucherIssued),
            "used" => Envelope.Read(ref reader, Json.VoucherUsed),
            "cancelled" => Envelope.Read(ref reader, Json.VoucherCancelled),
            "effectConfirmed" => Envelope.Read(ref reader, Json.VoucherEffectConfirmed),
            _ => throw new JsonException($"An event of kind '{kind}' was written by a later release: run that release."),
        };
    }
}
