namespace Orleans.Lite;

/// <summary>
/// How long a process may believe that nobody has taken its place. It counts from before the last successful renewal was sent,
/// by the monotonic and by the wall clock, and the larger counts: one stands still while a machine is suspended, the other may
/// be set back. It ends a tenth before the others' patience does. Safe from any thread.
/// </summary>
internal sealed class Lease(TimeProvider time, TimeSpan length)
{
    private readonly TimeSpan own = length * 0.9;
    private volatile Moment? renewed;

    public bool IsValid
    {
        get
        {
            if (renewed is not { } since) return false;
            return time.GetElapsedTime(since.Timestamp) < own && time.GetUtcNow() - since.Wall < own;
        }
    }

    /// <summary>To be taken before a renewal is sent.</summary>
    public Moment Now() => new(time.GetTimestamp(), time.GetUtcNow());

    public void Renewed(Moment sent) => renewed = sent;

    public void Lost() => renewed = null;

    public sealed record Moment(long Timestamp, DateTimeOffset Wall);
}
