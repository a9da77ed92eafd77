using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Lite.Transport;

/// <summary>The calls of one other process: hands them to the silo and writes the answers in the order in which they come.</summary>
internal sealed class ServedStream : IFrameReceiver
{
    private readonly ITransportHost host;
    private readonly ClusterTransportOptions options;
    private readonly WireMethods methods;
    private readonly Lock gate = new();
    private readonly Dictionary<long, ReceivedCall> running = [];
    private bool isEnded;

    public ServedStream(ITransportHost host, ClusterTransportOptions options, WireMethods methods, Action<Exception> broken)
    {
        this.host = host;
        this.options = options;
        this.methods = methods;
        Outbox = new Outbox(broken);
    }

    public Outbox Outbox { get; }

    /// <summary>Nobody is there any more who could get an answer: what runs is told to stop.</summary>
    public void End()
    {
        List<ReceivedCall> left;
        lock (gate)
        {
            isEnded = true;
            left = [.. running.Values];
            running.Clear();
        }

        Outbox.Close();
        foreach (var call in left) call.Cancel();
    }

    /// <summary>Takes a frame.</summary>
    /// <exception cref="JsonException">The call cannot be read.</exception>
    public void Receive(FrameKind kind, long call, in ReadOnlySequence<byte> body)
    {
        switch (kind)
        {
            case FrameKind.Call:
                Take(call, body);
                break;
            case FrameKind.Cancel:
                ReceivedCall? cancelled;
                lock (gate) running.Remove(call, out cancelled);
                cancelled?.Cancel();
                break;
        }
    }

    private void Take(long number, in ReadOnlySequence<byte> body)
    {
        var call = new CallBody(body);
        WireMethod? method;
        Request request;
        try
        {
            method = methods.Find(call.MethodName)
                ?? throw new OrleansException($"{host.Address} runs a build that has no method '{call.MethodName}'.");
            request = call.ToRequest(method);
        }
        catch (Exception exception)
        {
            Outbox.Add(FrameKind.Fault, number, MessageWriter.Fault(exception));
            return;
        }

        var received = new ReceivedCall(request, method);
        lock (gate)
        {
            if (isEnded || !running.TryAdd(number, received)) return;
        }

        _ = Serve(number, method, request, host.Receive(
            call.Grain, request, call.SendersVersion, TimeSpan.FromMilliseconds(call.MillisecondsLeft)));
    }

    private async Task Serve(long number, WireMethod method, Request request, Task<Reception> receiving)
    {
        var reception = await receiving.ConfigureAwait(false);
        lock (gate)
        {
            if (!running.Remove(number)) return; // given up meanwhile
        }

        if (reception.Outcome == ReceptionOutcome.Answered) Answer(number, method, request.Reply());
        else Refuse(number, reception.Version);
    }

    private void Answer(long number, WireMethod method, Reply reply)
    {
        if (reply.Failure is { } failure)
        {
            Outbox.Add(FrameKind.Fault, number, MessageWriter.Fault(failure));
            return;
        }

        try
        {
            var body = MessageWriter.Result(method, reply.Value);
            if (body.Length > options.MaximumMessageBytes) throw TooLarge(method, body.Length);
            Outbox.Add(FrameKind.Result, number, body);
        }
        catch (Exception exception)
        {
            Outbox.Add(FrameKind.Fault, number, MessageWriter.Fault(exception));
        }
    }

    private void Refuse(long number, long version)
    {
        Span<byte> body = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(body, version);
        Outbox.Add(FrameKind.Refused, number, body);
    }

    private OrleansException TooLarge(WireMethod method, int length) => new(
        $"The answer of {method.Method} has {length} bytes; {options.MaximumMessageBytes} are allowed.");
}
