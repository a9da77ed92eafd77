using System.Reflection;
using Orleans.CodeGeneration;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Lite;

/// <summary>
/// One call on its way: arguments, where it goes, and the task of who waits for it. All in one object, because there is
/// one per call. The generator derives a class per method; nothing else should.
/// </summary>
public abstract class Request : IInvokable
{
    private RequestCancellation? cancellation;
    private int answered;

    /// <summary>The method that is called.</summary>
    public abstract RequestMethod Method { get; }

    internal Request? Next { get; set; }

    internal GrainReference? Target { get; set; }

    internal Activation? Activation { get; set; }

    internal Activation? Source { get; set; }

    internal long SentAt { get; set; }

    /// <summary>Timestamp after which nobody waits; 0: no such limit.</summary>
    internal long Deadline { get; set; }

    /// <summary>It came from another process, and its answer goes there.</summary>
    internal bool IsReceived { get; set; }

    /// <summary>It may have run: it has had its turn.</summary>
    internal bool HasBegun { get; set; }

    /// <summary>It is on its way to another process, or waits for one.</summary>
    internal bool IsInFlight { get; set; }

    /// <summary>How long its sender waits in all.</summary>
    internal TimeSpan Patience => Target!.Shared.Silo.Time.GetElapsedTime(SentAt, Deadline);

    internal InvokeMethodOptions Options => Method.Options;

    /// <summary>A call of a grain interface, which filters see. Otherwise the runtime's own.</summary>
    internal virtual bool IsOfApplication => true;

    /// <summary>Running it counts as use of the grain.</summary>
    internal virtual bool KeepsAlive => true;

    internal bool IsOneWay => (Options & InvokeMethodOptions.OneWay) != 0;

    /// <summary>Nobody waits any more: answered, cancelled or timed out.</summary>
    internal bool IsAnswered => Volatile.Read(ref answered) != 0;

    /// <summary>The grain or observer that is called.</summary>
    public GrainId TargetId => Target?.GrainId ?? default;

    /// <summary>The type of the result; null where there is none.</summary>
    public abstract Type? ResultType { get; }

    /// <summary>Ends, well or not, when the request has been answered; at once if it is one-way.</summary>
    internal abstract Task Answering { get; }

    /// <inheritdoc />
    public virtual int GetArgumentCount() => 0;

    /// <inheritdoc />
    public virtual object? GetArgument(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc />
    public virtual void SetArgument(int index, object value) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <inheritdoc />
    public virtual CancellationToken GetCancellationToken() => default;

    /// <inheritdoc />
    public string GetMethodName() => Method.Name;

    /// <inheritdoc />
    public string GetInterfaceName() => Method.InterfaceType.FullName!;

    /// <inheritdoc />
    public Type GetInterfaceType() => Method.InterfaceType;

    /// <inheritdoc />
    public MethodInfo GetMethod() => Method.Method;

    /// <summary>Answers with an exception, for a transport; false if it was answered before.</summary>
    public bool RespondFailed(Exception exception) => Fail(exception);

    /// <summary>
    /// Answers with a result as an object (null where there is none), for a transport; false if it was answered before.
    /// </summary>
    /// <exception cref="InvalidCastException">The result is of another type than <see cref="ResultType"/>.</exception>
    public abstract bool TryRespondBoxed(object? result);

    /// <summary>The answer, once there is one.</summary>
    /// <exception cref="InvalidOperationException">There is none yet.</exception>
    public abstract Reply Reply();

    /// <summary>Replaces the token among the arguments.</summary>
    protected virtual void SetCancellationToken(CancellationToken token)
    {
    }

    /// <summary>Runs the sender's side of the token. False: it is cancelled already, and so is the request now.</summary>
    internal bool BindCancellation()
    {
        var token = GetCancellationToken();
        if (!token.CanBeCanceled) return true;
        if (token.IsCancellationRequested)
        {
            Fail(new OperationCanceledException(token));
            return false;
        }

        cancellation = new RequestCancellation(this, token);
        SetCancellationToken(cancellation.Token);
        cancellation.Listen();
        return true;
    }

    /// <summary>A request of the same call, to be sent where this one was answered already.</summary>
    internal Request Again()
    {
        var again = Method.Create();
        for (var index = 0; index < GetArgumentCount(); index++)
        {
            if (GetArgument(index) is { } argument and not CancellationToken) again.SetArgument(index, argument);
        }

        again.SetCancellationToken(cancellation?.Caller ?? GetCancellationToken());
        again.Target = Target;
        again.Source = Source;
        return again;
    }

    /// <summary>Ends the wait of the caller; what runs is told through its token, in a turn of its own.</summary>
    internal bool Abandon(Exception reason)
    {
        if (!Fail(reason)) return false;
        if (cancellation is null) return true;
        var running = Activation;
        if (running is not null) running.Queue(static source => ((CancellationTokenSource)source!).Cancel(), cancellation);
        else Target?.Shared.Silo.Tasks.Start(static source => source.CancelAsync(), cancellation); // tells the transport
        return true;
    }

    /// <summary>Runs the call as a turn of the activation, which is told when it has ended.</summary>
    internal abstract void Begin(Activation activation);

    /// <summary>Runs the call and gives the result as an object, for filters.</summary>
    internal abstract ValueTask<object?> InvokeBoxed(object target);

    /// <summary>Answers with an exception. False: it was answered before.</summary>
    internal abstract bool Fail(Exception exception);

    private protected static Exception FailureOf(Task answer)
    {
        if (!answer.IsCanceled)
        {
            return answer.Exception?.InnerException ?? throw new InvalidOperationException("Not answered yet.");
        }

        var cancelled = answer.GetAwaiter();
        try
        {
            cancelled.GetResult();
            throw new InvalidOperationException("Not answered yet.");
        }
        catch (OperationCanceledException exception)
        {
            return exception; // a cancelled task shows it in no other way
        }
    }

    internal bool TryAnswer()
    {
        if (Interlocked.Exchange(ref answered, 1) != 0) return false;
        cancellation?.StopListening();
        if (IsInFlight) Target!.Shared.Silo.Landed(this);
        return true;
    }
}
