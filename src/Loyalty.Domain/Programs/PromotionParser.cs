using System.Text.Json;
using Loyalty.Domain.Programs.Reading;

namespace Loyalty.Domain.Programs;

/// <summary>Reads documents of single promotions. Pure and safe to call from any thread.</summary>
public static class PromotionParser
{
    /// <summary>Reads and checks a promotion; tells all faults at once and never throws for what a document holds.</summary>
    /// <param name="utf8Json">The document, UTF-8. Its size is the caller's to limit.</param>
    /// <param name="program">The program that it is for: its tiers and currencies are the ones that may be named.</param>
    /// <param name="expectedId">The promotion's id. The document may leave its own out, but may not name another.</param>
    public static PromotionParse Parse(ReadOnlyMemory<byte> utf8Json, LoyaltyProgram program, string expectedId)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(expectedId);
        var reading = DocumentReading.Within(program);
        using var json = PlainJson.Open(utf8Json, reading);
        var promotion = json is null ? null : Read(json.RootElement, reading, expectedId);
        return promotion is null || reading.HasFaults
            ? new PromotionParse.Faulty(reading.Faults)
            : new PromotionParse.Parsed(promotion);
    }

    private static Promotion? Read(JsonElement root, DocumentReading reading, string expectedId)
    {
        var promotion = PromotionReader.ReadAlone(new Place(root, "", reading), expectedId);
        reading.References.Resolve();
        return promotion;
    }
}
