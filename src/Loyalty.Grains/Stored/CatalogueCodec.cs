using System.Diagnostics;
using System.Text.Json;
using Loyalty.Domain.Catalogues;

namespace Loyalty.Grains.Stored;

/// <summary>Events of catalogues to bytes and back.</summary>
internal static class CatalogueCodec
{
    private static readonly StoredJson Json = StoredJson.Default;

    public static ReadOnlyMemory<byte> Write(CatalogueEvent happened) => happened switch
    {
        CatalogueEvent.ProgramPublished published => Envelope.Write("programPublished", published, Json.ProgramPublished),
        CatalogueEvent.PromotionPut put => Envelope.Write("promotionPut", put, Json.PromotionPut),
        CatalogueEvent.PromotionSwitched switched => Envelope.Write("promotionSwitched", switched, Json.PromotionSwitched),
        CatalogueEvent.ClockMoved moved => Envelope.Write("clockMoved", moved, Json.ClockMoved),
        CatalogueEvent.HolderListed listed => Envelope.Write("holderListed", listed, Json.HolderListed),
        CatalogueEvent.HolderRevoked revoked => Envelope.Write("holderRevoked", revoked, Json.HolderRevoked),
        _ => throw new UnreachableException($"No stored form for {happened.GetType()}."),
    };

    public static CatalogueEvent Read(ReadOnlyMemory<byte> body)
    {
        var reader = Envelope.Open(body, out var kind);
        return kind switch
        {
            "programPublished" => Envelope.Read(ref reader, Json.ProgramPublished),
            "promotionPut" => Envelope.Read(ref reader, Json.PromotionPut),
            "promotionSwitched" => Envelope.Read(ref reader, Json.PromotionSwitched),
            "clockMoved" => Envelope.Read(ref reader, Json.ClockMoved),
            "holderListed" => Envelope.Read(ref reader, Json.HolderListed),
            "holderRevoked" => Envelope.Read(ref reader, Json.HolderRevoked),
            _ => throw new JsonException($"An event of kind '{kind}' was written by a later release: run that release."),
        };
    }
}
