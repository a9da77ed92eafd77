using System.Buffers;

namespace Orleans.Lite.Transport;

/// <summary>
/// Gathers the frames of one stream and writes all that wait with one write, as many calls cost little more than one. Nothing is
/// written before <see cref="Open"/>.
/// </summary>
internal sealed class Outbox(Action<Exception> broken) : IThreadPoolWorkItem
{
    private const int KeptBytes = 1 << 20;

    private readonly Lock gate = new();
    private readonly CancellationTokenSource closing = new();
    private ArrayBufferWriter<byte> waiting = new();
    private ArrayBufferWriter<byte> spare = new();
    private Stream? stream;
    private bool isBusy = true;
    private bool isClosed;
    private long lastCall;
    private long startedCall;
    private TaskCompletionSource? idle;

    /// <summary>Calls above this number have surely not left the process.</summary>
    public long StartedCall => Volatile.Read(ref startedCall);

    /// <summary>What waits to be written.</summary>
    public int WaitingBytes
    {
        get
        {
            lock (gate) return waiting.WrittenCount;
        }
    }

    /// <summary>Begins to write.</summary>
    public void Open(Stream target)
    {
        stream = target;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>False: nothing is written any more.</summary>
    public bool Add(FrameKind kind, long call, ReadOnlySpan<byte> body)
    {
        lock (gate)
        {
            if (isClosed) return false;
            Frame.Write(waiting, kind, call, body);
            if (kind == FrameKind.Call) lastCall = call;
            if (isBusy) return true;
            isBusy = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return true;
    }

    /// <summary>Writes nothing any more; what is being written is cut off.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            idle?.TrySetResult();
        }

        closing.Cancel();
    }

    /// <summary>Ends once all that has been added is written, or nothing is written any more.</summary>
    public Task Idle()
    {
        lock (gate)
        {
            if (!isBusy || isClosed) return Task.CompletedTask;
            idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task;
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = Write();

    private async Task Write()
    {
        try
        {
            while (Take() is { } batch)
            {
                await stream!.WriteAsync(batch.WrittenMemory, closing.Token);
                await stream.FlushAsync(closing.Token);
                batch.ResetWrittenCount();
                spare = batch.Capacity > KeptBytes ? new ArrayBufferWriter<byte>() : batch;
            }
        }
        catch (Exception exception)
        {
            Close();
            broken(exception);
        }
    }

    private ArrayBufferWriter<byte>? Take()
    {
        lock (gate)
        {
            if (isClosed || waiting.WrittenCount == 0)
            {
                isBusy = false;
                idle?.TrySetResult();
                idle = null;
                return null;
            }

            Volatile.Write(ref startedCall, lastCall);
            var batch = waiting;
            waiting = spare;
            return batch;
        }
    }
}
