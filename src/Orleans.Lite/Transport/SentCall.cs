using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Orleans.Lite.Transport;

/// <summary>A call that waits for its answer. What became of it is told on the thread pool, never on the thread that reads answers.</summary>
internal sealed class SentCall(ITransportHost host, Request request, WireMethod method) : IThreadPoolWorkItem
{
    private Ending ending;
    private object? value;
    private Exception? exception;
    private long version;

    private enum Ending
    {
        Answered,
        Failed,
        Refused,
        Unknown,
    }

    public Request Request => request;

    /// <summary>Takes the answer out of a frame.</summary>
    /// <exception cref="JsonException">This is no answer of the method.</exception>
    public void Read(FrameKind kind, in ReadOnlySequence<byte> body, WireExceptions exceptions)
    {
        switch (kind)
        {
            case FrameKind.Result:
                value = method.Result is { } contract ? Result(body, contract) : null;
                ending = Ending.Answered;
                break;
            case FrameKind.Fault:
                exception = FaultBody.Read(body, exceptions);
                ending = Ending.Failed;
                break;
            case FrameKind.Refused:
                version = body.Length == sizeof(long) ? BinaryPrimitives.ReadInt64LittleEndian(body.ToArray()) : 0;
                ending = Ending.Refused;
                break;
            default:
                throw new InvalidDataException($"A frame of kind {kind} is no answer.");
        }
    }

    public void Refuse() => ending = Ending.Refused;

    public void Lose(Exception? cause)
    {
        exception = cause;
        ending = Ending.Unknown;
    }

    public void Fail(Exception failure)
    {
        exception = failure;
        ending = Ending.Failed;
    }

    public void Tell() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);

    void IThreadPoolWorkItem.Execute()
    {
        try
        {
            Answer();
        }
        catch (Exception failure)
        {
            request.RespondFailed(failure);
        }
    }

    private void Answer()
    {
        switch (ending)
        {
            case Ending.Answered:
                request.TryRespondBoxed(value);
                break;
            case Ending.Failed:
                request.RespondFailed(exception!);
                break;
            case Ending.Refused:
                host.Refused(request, version);
                break;
            default:
                host.Unknown(request, exception);
                break;
        }
    }

    private static object? Result(in ReadOnlySequence<byte> body, JsonTypeInfo contract)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 128 });
        return JsonSerializer.Deserialize(ref reader, contract);
    }
}
