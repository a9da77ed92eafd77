using System.Runtime.CompilerServices;

namespace Orleans.Lite;

/// <summary>A call that answers with a value.</summary>
/// <typeparam name="T">The value.</typeparam>
public abstract class ResultRequest<T> : Request
{
    private AsyncTaskMethodBuilder<T> answer = AsyncTaskMethodBuilder<T>.Create();
    private Task<T>? running;

    // Taken before the request is sent: afterwards another thread may be answering it.
    internal Task<T> Answer => answer.Task;

    /// <inheritdoc />
    public override Type? ResultType => typeof(T);

    internal override Task Answering => answer.Task;

    /// <summary>Answers with a value, for a transport; false if it was answered before.</summary>
    public bool Respond(T value) => Succeed(value);

    /// <inheritdoc />
    public override bool TryRespondBoxed(object? result) => Succeed((T)result!);

    /// <inheritdoc />
    public override Reply Reply() => answer.Task.IsCompletedSuccessfully
        ? new Reply(answer.Task.Result, null) : new Reply(null, FailureOf(answer.Task));

    /// <summary>Calls the method on the grain.</summary>
    protected abstract ValueTask<T> Invoke(object target);

    internal override void Begin(Activation activation)
    {
        ValueTask<T> result;
        try
        {
            result = activation.FiltersCalls ? Filtered(activation) : Invoke(activation.Target);
        }
        catch (Exception exception)
        {
            activation.Ended(this);
            Fail(exception);
            return;
        }

        if (result.IsCompletedSuccessfully)
        {
            activation.Ended(this);
            Succeed(result.Result);
            return;
        }

        running = result.AsTask();
        if (running.IsCompleted) Finish();
        else running.GetAwaiter().UnsafeOnCompleted(FinishLate);
    }

    internal override async ValueTask<object?> InvokeBoxed(object target) => await Invoke(target);

    internal override bool Fail(Exception exception)
    {
        if (!TryAnswer()) return false;
        answer.SetException(exception);
        return true;
    }

    private async ValueTask<T> Filtered(Activation activation) => (T)(await IncomingCall.Run(this, activation))!;

    private void FinishLate()
    {
        Activation!.Touch();
        Finish();
    }

    private void Finish()
    {
        Activation!.Ended(this);
        T value;
        try
        {
            value = running!.GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            Fail(exception);
            return;
        }

        Succeed(value);
    }

    private bool Succeed(T value)
    {
        if (!TryAnswer()) return false;
        answer.SetResult(value);
        return true;
    }
}
