using System.Threading.Tasks.Sources;

namespace Loyalty.Journal;

/// <summary>
/// An append on its way through the group commit, and the caller's wait for it. The store settles it within a batch; the group
/// commit answers the caller once the whole batch is durable, or fails it. Whoever comes first, answer or cancellation, wins.
/// </summary>
public sealed class PendingAppend : IValueTaskSource<AppendOutcome>
{
    private ManualResetValueTaskSourceCore<AppendOutcome> wait = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration registration;
    private AppendOutcome outcome;
    private int answered;

    internal PendingAppend(Append append, int bytes) => (Append, Bytes) = (append, bytes);

    /// <summary>What to store; its limits are checked.</summary>
    public Append Append { get; }

    /// <summary>Bytes of its events and snapshot.</summary>
    public int Bytes { get; }

    internal ValueTask<AppendOutcome> Wait => new(this, wait.Version);

    /// <summary>Notes how the append ends if the batch becomes durable. The last note before that counts.</summary>
    public void Settle(AppendOutcome result)
    {
        outcome = result;
        if (result.Status != AppendStatus.Appended)
            Append.Line?.Break();
    }

    internal void CancelWith(CancellationToken cancellation) =>
        registration = cancellation.UnsafeRegister(
            static (self, token) => ((PendingAppend)self!).Fail(new OperationCanceledException(token)), this);

    internal void Answer()
    {
        if (outcome.Status == default)
            Fail(new InvalidOperationException("The store committed a batch without settling each of its appends."));
        else if (Interlocked.Exchange(ref answered, 1) == 0)
            wait.SetResult(outcome);
        Forget();
    }

    /// <summary>Ends the watch over the caller's cancellation.</summary>
    internal void Forget() => registration.Unregister();

    internal void Fail(Exception reason)
    {
        Append.Line?.Break();
        if (Interlocked.Exchange(ref answered, 1) == 0)
            wait.SetException(reason);
    }

    AppendOutcome IValueTaskSource<AppendOutcome>.GetResult(short token) => wait.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<AppendOutcome>.GetStatus(short token) => wait.GetStatus(token);

    void IValueTaskSource<AppendOutcome>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        wait.OnCompleted(continuation, state, token, flags);
}
