using System.Buffers;
using System.IO.Pipelines;

namespace Orleans.Lite.Transport;

/// <summary>Who gets the frames of a stream. The body is valid during the call alone.</summary>
internal interface IFrameReceiver
{
    void Receive(FrameKind kind, long call, in ReadOnlySequence<byte> body);
}

/// <summary>Reads the frames of a stream until it ends.</summary>
internal static class FrameLoop
{
    /// <exception cref="IOException">The stream broke.</exception>
    /// <exception cref="InvalidDataException">What came is no frame, or one that is larger than allowed.</exception>
    public static async Task Run(PipeReader reader, int maximumBody, IFrameReceiver receiver, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var rest = read.Buffer;
            while (Frame.TryRead(ref rest, maximumBody, out var kind, out var call, out var body))
            {
                receiver.Receive(kind, call, body);
            }

            reader.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted || read.IsCanceled) return;
        }
    }
}
