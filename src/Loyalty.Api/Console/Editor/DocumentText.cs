using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Loyalty.Api.Console.Editor;

/// <summary>A program's document as the text of the editor.</summary>
internal static class DocumentText
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What was typed: browsers end the lines of a form with two characters.</summary>
    public static string Typed(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>A document in force, for reading: one that is all in one line is laid out.</summary>
    public static string Readable(string json)
    {
        var text = Typed(json);
        return text.Trim().Contains('\n', StringComparison.Ordinal) ? text : LaidOut(text);
    }

    private static string LaidOut(string json)
    {
        using var document = JsonDocument.Parse(json);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Layout))
            document.RootElement.WriteTo(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
