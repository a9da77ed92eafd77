using System.Text.Json;
using Loyalty.Domain.Programs.Reading;

namespace Loyalty.Domain.Programs;

/// <summary>Reads program documents. Pure and safe to call from any thread.</summary>
public static class ProgramParser
{
    /// <summary>Reads and checks a whole document; tells all faults at once and throws for nothing that it holds.</summary>
    /// <param name="utf8Json">The document, UTF-8, with or without a byte order mark. Its size is the caller's to limit.</param>
    /// <param name="expectedId">The id that the document must have; null: any.</param>
    public static ProgramParse Parse(ReadOnlyMemory<byte> utf8Json, string? expectedId = null)
    {
        var reading = new DocumentReading();
        using var json = PlainJson.Open(utf8Json, reading);
        var program = json is null ? null : Read(json.RootElement, reading, expectedId);
        return program is null || reading.HasFaults ? new ProgramParse.Faulty(reading.Faults) : new ProgramParse.Parsed(program);
    }

    private static LoyaltyProgram? Read(JsonElement root, DocumentReading reading, string? expectedId)
    {
        var program = ProgramReader.Read(new Place(root, "", reading), expectedId);
        reading.References.Resolve();
        return program;
    }
}
