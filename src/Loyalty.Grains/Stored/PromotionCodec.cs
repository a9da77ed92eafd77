using System.Diagnostics;
using System.Text.Json;
using Loyalty.Domain.Promotions;

namespace Loyalty.Grains.Stored;

/// <summary>Events of promotions' budgets to bytes and back.</summary>
internal static class PromotionCodec
{
    private static readonly StoredJson Json = StoredJson.Default;

    public static ReadOnlyMemory<byte> Write(PromotionEvent happened) => happened switch
    {
        PromotionEvent.SliceGranted granted => Envelope.Write("sliceGranted", granted, Json.SliceGranted),
        PromotionEvent.HolderSettled settled => Envelope.Write("holderSettled", settled, Json.HolderSettled),
        PromotionEvent.FreeSpendingCounted counted => Envelope.Write("freeSpendingCounted", counted, Json.FreeSpendingCounted),
        _ => throw new UnreachableException($"No stored form for {happened.GetType()}."),
    };

    public static PromotionEvent Read(ReadOnlyMemory<byte> body)
    {
        var reader = Envelope.Open(body, out var kind);
        return kind switch
        {
            "sliceGranted" => Envelope.Read(ref reader, Json.SliceGranted),
            "holderSettled" => Envelope.Read(ref reader, Json.HolderSettled),
            "freeSpendingCounted" => Envelope.Read(ref reader, Json.FreeSpendingCounted),
            _ => throw new JsonException($"An event of kind '{kind}' was written by a later release: run that release."),
        };
    }
}
