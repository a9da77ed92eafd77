using System.Diagnostics;
using System.Text.Json;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Stock;
using Loyalty.Grains.Effects;

namespace Loyalty.Grains.Stored;

/// <summary>Events of stocks to bytes and back.</summary>
internal static class StockCodec
{
    private static readonly StoredJson Json = StoredJson.Default;

    public static readonly SmallForm<RewardStock, StockEvent> Form = new()
    {
        Write = Write,
        Read = Read,
        Evolve = RewardStock.Evolve,
        ContentOf = _ => null,
        OutboxOf = _ => Outbox.Empty,
        SnapshotForm = "stock1",
        Snapshot = Json.RewardStock,
    };

    public static ReadOnlyMemory<byte> Write(StockEvent happened) => happened switch
    {
        StockEvent.Taken taken => Envelope.Write("taken", taken, Json.StockTaken),
        StockEvent.Refused refused => Envelope.Write("refused", refused, Json.StockTakingRefused),
        StockEvent.PutBack back => Envelope.Write("putBack", back, Json.StockPutBack),
        _ => throw new UnreachableException($"No stored form for {happened.GetType()}."),
    };

    public static StockEvent Read(ReadOnlyMemory<byte> body)
    {
        var reader = Envelope.Open(body, out var kind);
        return kind switch
        {
            "taken" => Envelope.Read(ref reader, Json.StockTaken),
            "refused" => Envelope.Read(ref reader, Json.StockTakingRefused),
            "putBack" => Envelope.Read(ref reader, Json.StockPutBack),
            _ => throw new JsonException($"An event of kind '{kind}' was written by a later release: run that release."),
        };
    }
}
