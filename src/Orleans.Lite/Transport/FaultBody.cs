using System.Buffers;
using System.Text.Json;

namespace Orleans.Lite.Transport;

/// <summary>How an exception is written.</summary>
internal static class FaultBody
{
    public static readonly JsonEncodedText Message = JsonEncodedText.Encode("m");
    public static readonly JsonEncodedText Kinds = JsonEncodedText.Encode("k");

    /// <exception cref="JsonException">This is no exception.</exception>
    public static Exception Read(in ReadOnlySequence<byte> body, WireExceptions exceptions)
    {
        var message = "";
        var kinds = new List<string>();
        var reader = new Utf8JsonReader(body);
        JsonBody.Begin(ref reader);
        while (JsonBody.NextMember(ref reader))
        {
            if (JsonBody.Is(ref reader, Message)) message = JsonBody.Text(ref reader);
            else if (JsonBody.Is(ref reader, Kinds)) ReadKinds(ref reader, kinds);
            else JsonBody.Pass(ref reader);
        }

        return exceptions.Make(kinds, message);
    }

    private static void ReadKinds(ref Utf8JsonReader reader, List<string> kinds)
    {
        JsonBody.BeginArray(ref reader);
        while (reader.Read() && reader.TokenType == JsonTokenType.String) kinds.Add(reader.GetString()!);
    }
}
