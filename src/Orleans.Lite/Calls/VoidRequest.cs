using System.Runtime.CompilerServices;

namespace Orleans.Lite;

/// <summary>A call that answers only that it has ended, or, if it is one-way, nothing.</summary>
public abstract class VoidRequest : Request
{
    private AsyncTaskMethodBuilder answer = AsyncTaskMethodBuilder.Create();
    private Task? running;

    // Taken before the request is sent: afterwards another thread may be answering it.
    internal Task Answer => IsOneWay ? Task.CompletedTask : answer.Task;

    /// <inheritdoc />
    public override Type? ResultType => null;

    internal override Task Answering => Answer;

    /// <summary>Answers that the call has ended, for a transport; false if it was answered before.</summary>
    public bool Respond() => Succeed();

    /// <inheritdoc />
    public override bool TryRespondBoxed(object? result) => Succeed();

    /// <inheritdoc />
    public override Reply Reply() => Answer.IsCompletedSuccessfully ? default : new Reply(null, FailureOf(Answer));

    /// <summary>Calls the method on the grain.</summary>
    protected abstract ValueTask Invoke(object target);

    internal override void Begin(Activation activation)
    {
        ValueTask result;
        try
        {
            result = IsOfApplication && activation.FiltersCalls ? Filtered(activation) : Invoke(activation.Target);
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
            Succeed();
            return;
        }

        running = result.AsTask();
        if (running.IsCompleted) Finish();
        else running.GetAwaiter().UnsafeOnCompleted(FinishLate);
    }

    internal override async ValueTask<object?> InvokeBoxed(object target)
    {
        await Invoke(target);
        return null;
    }

    internal override bool Fail(Exception exception)
    {
        if (!TryAnswer()) return false;
        if (IsOneWay) Activation?.OneWayFailed(this, exception);
        else answer.SetException(exception);
        return true;
    }

    private async ValueTask Filtered(Activation activation) => await IncomingCall.Run(this, activation);

    private void FinishLate()
    {
        if (KeepsAlive) Activation!.Touch();
        Finish();
    }

    private void Finish()
    {
        Activation!.Ended(this);
        try
        {
            running!.GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            Fail(exception);
            return;
        }

        Succeed();
    }

    private bool Succeed()
    {
        if (!TryAnswer()) return false;
        if (!IsOneWay) answer.SetResult();
        return true;
    }
}
