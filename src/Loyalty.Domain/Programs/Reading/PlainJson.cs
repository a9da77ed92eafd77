using System.Text.Json;
using System.Text.Unicode;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>Opens JSON as RFC 8259 has it: no comments, no trailing commas, nothing after the value.</summary>
internal static class PlainJson
{
    private const int MaxDepth = 32;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Gives the document, or null after it has told the fault.</summary>
    public static JsonDocument? Open(ReadOnlyMemory<byte> utf8Json, DocumentReading reading)
    {
        var json = utf8Json.Span.StartsWith(ByteOrderMark) ? utf8Json[ByteOrderMark.Length..] : utf8Json;
        try
        {
            if (WhatNoTextIs(json.Span) is { } fault)
            {
                Tell(reading, fault);
                return null;
            }

            return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
        }
        catch (JsonException exception)
        {
            var line = (exception.LineNumber ?? 0) + 1;
            var column = (exception.BytePositionInLine ?? 0) + 1;
            Tell(reading, $"Not JSON at line {line}, column {column}. It is plain, without comments, at most {MaxDepth} deep.");
            return null;
        }
    }

    private static void Tell(DocumentReading reading, string detail) =>
        reading.Add(new ProgramFault("", FaultCode.Syntax, detail));

    // JsonDocument takes such texts and throws only when they are asked for.
    private static string? WhatNoTextIs(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
            return "Not UTF-8: a document is JSON in UTF-8.";

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.ValueIsEscaped && !IsText(ref reader))
                return $"A text that ends at byte {reader.BytesConsumed} has an escape of half a character: write both.";
        }

        return null;
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
