using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Orleans.Lite.Transport;

/// <summary>
/// Writes the bodies of frames. Each thread has one that it uses again and again: what it has written is valid until it writes again.
/// </summary>
internal sealed class MessageWriter
{
    private const int KeptBytes = 1 << 18;

    [ThreadStatic]
    private static MessageWriter? ofThread;

    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly Utf8JsonWriter json;

    private MessageWriter() => json = new Utf8JsonWriter(
        buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    private static MessageWriter Fresh
    {
        get
        {
            if (ofThread is not { } writer || writer.buffer.Capacity > KeptBytes) return ofThread = new MessageWriter();
            writer.buffer.ResetWrittenCount();
            writer.json.Reset(writer.buffer);
            return writer;
        }
    }

    /// <exception cref="NotSupportedException">An argument cannot cross.</exception>
    public static ReadOnlySpan<byte> Call(WireMethod method, Request request, long version, TimeSpan left)
    {
        var writer = Fresh;
        var json = writer.json;
        json.WriteStartObject();
        json.WriteString(CallBody.Method, method.Name);
        json.WriteString(CallBody.Target, request.TargetId.ToString());
        json.WriteNumber(CallBody.Version, version);
        json.WriteNumber(CallBody.Left, Milliseconds(left));
        if (method.Arguments.Length > 0)
        {
            json.WriteStartArray(CallBody.Arguments);
            for (var index = 0; index < method.Arguments.Length; index++)
            {
                if (method.Arguments[index] is { } contract) JsonSerializer.Serialize(json, request.GetArgument(index), contract);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        return writer.Written();
    }

    /// <exception cref="NotSupportedException">The result cannot cross.</exception>
    public static ReadOnlySpan<byte> Result(WireMethod method, object? value)
    {
        if (method.Result is not { } contract) return [];
        var writer = Fresh;
        JsonSerializer.Serialize(writer.json, value, contract);
        return writer.Written();
    }

    public static ReadOnlySpan<byte> Fault(Exception exception)
    {
        var writer = Fresh;
        writer.json.WriteStartObject();
        writer.json.WriteString(FaultBody.Message, exception.Message);
        writer.json.WriteStartArray(FaultBody.Kinds);
        foreach (var kind in WireExceptions.KindsOf(exception)) writer.json.WriteStringValue(kind);
        writer.json.WriteEndArray();
        writer.json.WriteEndObject();
        return writer.Written();
    }

    private static long Milliseconds(TimeSpan left) => left == Timeout.InfiniteTimeSpan
        ? int.MaxValue : (long)Math.Clamp(left.TotalMilliseconds, 0, int.MaxValue);

    private ReadOnlySpan<byte> Written()
    {
        json.Flush();
        return buffer.WrittenSpan;
    }
}
