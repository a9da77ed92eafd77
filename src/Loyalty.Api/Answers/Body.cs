using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Loyalty.Api.Answers;

/// <summary>
/// Writes JSON in one piece with its length, into the response's own buffer and without waiting: the server sends it when the
/// request ends. A thread's writer and buffer are used again.
/// </summary>
internal static class Body
{
    public const string Json = "application/json";

    private const int KeptBytes = 64 * 1024;

    // Answers are JSON and never pasted into HTML, so "€" may stay "€".
    private static readonly JsonWriterOptions Options = new()
    {
        SkipValidation = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? threadBuffer;

    [ThreadStatic]
    private static Utf8JsonWriter? threadWriter;

    public static Task Write<T>(HttpResponse response, T value, JsonTypeInfo<T> type, string contentType = Json)
    {
        var writer = Begin();
        JsonSerializer.Serialize(writer, value, type);
        return End(response, writer, contentType);
    }

    public static Task Write<T>(HttpResponse response, T value, Action<Utf8JsonWriter, T> write)
    {
        var writer = Begin();
        write(writer, value);
        return End(response, writer, Json);
    }

    public static void Write(HttpResponse response, ReadOnlySpan<byte> content, string contentType = Json)
    {
        response.ContentType = contentType;
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
            response.BodyWriter.Write(content);
    }

    private static Utf8JsonWriter Begin()
    {
        var buffer = threadBuffer ??= new ArrayBufferWriter<byte>(4096);
        var writer = threadWriter ??= new Utf8JsonWriter(buffer, Options);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        return writer;
    }

    private static Task End(HttpResponse response, Utf8JsonWriter writer, string contentType)
    {
        writer.Flush();
        Write(response, threadBuffer!.WrittenSpan, contentType);
        if (threadBuffer.Capacity > KeptBytes)
            (threadBuffer, threadWriter) = (null, null);
        return Task.CompletedTask;
    }
}
