using System.Buffers;
using System.Text.Json;
using Orleans.Runtime;

namespace Orleans.Lite.Transport;

/// <summary>How a call is written: the arguments last, as they can be read only once the method is known.</summary>
internal ref struct CallBody
{
    public static readonly JsonEncodedText Method = JsonEncodedText.Encode("m");
    public static readonly JsonEncodedText Target = JsonEncodedText.Encode("t");
    public static readonly JsonEncodedText Version = JsonEncodedText.Encode("v");
    public static readonly JsonEncodedText Left = JsonEncodedText.Encode("l");
    public static readonly JsonEncodedText Arguments = JsonEncodedText.Encode("a");

    private Utf8JsonReader reader;

    /// <summary>Reads all but the arguments.</summary>
    /// <exception cref="JsonException">This is no call.</exception>
    public CallBody(in ReadOnlySequence<byte> body)
    {
        reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 128 });
        JsonBody.Begin(ref reader);
        string? target = null;
        while (!HasArguments && JsonBody.NextMember(ref reader))
        {
            if (JsonBody.Is(ref reader, Method)) MethodName = JsonBody.Text(ref reader);
            else if (JsonBody.Is(ref reader, Target)) target = JsonBody.Text(ref reader);
            else if (JsonBody.Is(ref reader, Version)) SendersVersion = JsonBody.Number(ref reader);
            else if (JsonBody.Is(ref reader, Left)) MillisecondsLeft = JsonBody.Number(ref reader);
            else if (JsonBody.Is(ref reader, Arguments)) HasArguments = true;
            else JsonBody.Pass(ref reader);
        }

        if (!GrainIdText.TryParse(target, out var grain)) throw new JsonException("The call names no grain.");
        Grain = grain;
    }

    public string MethodName { get; } = "";

    public GrainId Grain { get; }

    public long SendersVersion { get; }

    public long MillisecondsLeft { get; }

    private bool HasArguments { get; }

    /// <summary>Makes the request. Arguments that the sender did not have keep their default, those that we do not know are dropped.</summary>
    /// <exception cref="JsonException">An argument is not what it should be.</exception>
    /// <exception cref="NotSupportedException">A type of the method cannot cross.</exception>
    public Request ToRequest(WireMethod method)
    {
        var request = method.Method.Create();
        if (!HasArguments) return request;
        JsonBody.BeginArray(ref reader);
        for (var index = 0; index < method.Arguments.Length; index++)
        {
            if (method.Arguments[index] is not { } contract) continue;
            if (!reader.Read() || reader.TokenType == JsonTokenType.EndArray) break;
            var value = JsonSerializer.Deserialize(ref reader, contract);
            if (value is not null) request.SetArgument(index, value);
        }

        return request;
    }
}
