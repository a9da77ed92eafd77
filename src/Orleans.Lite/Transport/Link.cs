using System.Buffers;
using System.IO.Pipelines;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Lite.Transport;

/// <summary>
/// The way to one process: one HTTP/2 stream on which the calls go there and their answers come back. It lives as long as the stream:
/// when that ends, calls that may have been sent are unknown, and those that have surely not left are refused.
/// </summary>
internal sealed class Link : IFrameReceiver
{
    private readonly ClusterTransportOptions options;
    private readonly SiloAddress destination;
    private readonly Lock gate = new();
    private readonly Dictionary<long, SentCall> calls = [];
    private readonly CancellationTokenSource closing = new();
    private readonly Outbox outbox;
    private long lastCall;
    private readonly Action<Link> closed;
    private bool isClosed;

    public Link(ClusterTransportOptions options, SiloAddress destination, Action<Link> closed)
    {
        this.closed = closed;
        this.options = options;
        this.destination = destination;
        outbox = new Outbox(Close);
    }

    public SiloAddress Destination => destination;

    /// <summary>False: the link has ended, and another one is needed. Otherwise the call is told what became of it.</summary>
    public bool Send(SentCall call, ReadOnlySpan<byte> body)
    {
        long number;
        lock (gate)
        {
            if (isClosed) return false;
            if (calls.Count >= options.MaximumCallsInFlight || outbox.WaitingBytes > options.MaximumWaitingBytes)
            {
                call.Fail(new OrleansMessageRejectionException(
                    $"{destination} has enough to do: {calls.Count} calls and {outbox.WaitingBytes} bytes wait for it."));
                call.Tell();
                return true;
            }

            number = ++lastCall;
            calls.Add(number, call);
            outbox.Add(FrameKind.Call, number, body);
        }

        if (!call.Request.IsOneWay)
        {
            call.Request.Answering.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(() => GiveUp(number));
        }

        return true;
    }

    /// <summary>Connects and carries until the stream ends.</summary>
    public async Task Run(Greeting greeting)
    {
        try
        {
            await using var stream = await greeting.Open(destination, closing.Token);
            outbox.Open(stream.Output);
            var reader = PipeReader.Create(stream.Input);
            await FrameLoop.Run(reader, options.MaximumMessageBytes, this, closing.Token);
            Close(new IOException($"{destination} has ended the connection."));
        }
        catch (Exception exception)
        {
            Close(exception);
        }
    }

    public void Close(Exception cause)
    {
        lock (gate)
        {
            if (isClosed) return;
            isClosed = true;
        }

        closed(this);
        outbox.Close();
        foreach (var (number, call) in calls) // nobody changes them any more
        {
            if (number > outbox.StartedCall) call.Refuse();
            else call.Lose(cause);
            call.Tell();
        }

        _ = closing.CancelAsync();
    }

    void IFrameReceiver.Receive(FrameKind kind, long call, in ReadOnlySequence<byte> body)
    {
        SentCall? sent;
        lock (gate)
        {
            if (isClosed || !calls.Remove(call, out sent)) return; // given up meanwhile
        }

        try
        {
            sent.Read(kind, body, options.Exceptions);
        }
        catch (Exception exception) when (exception is not InvalidDataException)
        {
            sent.Fail(new OrleansException($"The answer of {destination} cannot be read: {exception.Message}", exception));
        }
        catch (InvalidDataException exception)
        {
            sent.Lose(exception);
        }

        sent.Tell();
    }

    /// <summary>The caller has its answer. If that did not come from the other side, the callee need not go on.</summary>
    private void GiveUp(long number)
    {
        lock (gate)
        {
            if (isClosed || !calls.Remove(number)) return;
        }

        outbox.Add(FrameKind.Cancel, number, []);
    }
}
