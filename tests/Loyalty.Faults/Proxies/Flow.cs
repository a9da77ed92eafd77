namespace Loyalty.Faults.Proxies;

/// <summary>What a proxy lets through at the moment. Thread-safe.</summary>
internal sealed class Flow
{
    private volatile TaskCompletionSource open = Opened();
    private long delayTicks;

    public TimeSpan Delay
    {
        get => new(Interlocked.Read(ref delayTicks));
        set => Interlocked.Exchange(ref delayTicks, value.Ticks);
    }

    public bool IsRefusing { get; set; }

    public void Close()
    {
        if (open.Task.IsCompleted)
        {
            open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Open() => open.TrySetResult();

    /// <summary>Waits until bytes may go on.</summary>
    public async ValueTask Pass(CancellationToken cancellation)
    {
        if (Delay is { Ticks: > 0 } delay)
        {
            await Task.Delay(delay, cancellation);
        }

        if (!open.Task.IsCompleted)
        {
            await open.Task.WaitAsync(cancellation);
        }
    }

    private static TaskCompletionSource Opened()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
