namespace Orleans.Lite;

/// <summary>Where turns run. The default is the thread pool; a simulation runs them one by one in an order of its own.</summary>
public interface ITurnScheduler
{
    /// <summary>
    /// Runs <see cref="IThreadPoolWorkItem.Execute"/> once, soon, on any thread, never inside of this call. It is called from any
    /// thread, and never again for the same item before that has begun to run.
    /// </summary>
    void Schedule(IThreadPoolWorkItem item);
}

internal sealed class ThreadPoolTurnScheduler : ITurnScheduler
{
    public void Schedule(IThreadPoolWorkItem item) => ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: true);
}
