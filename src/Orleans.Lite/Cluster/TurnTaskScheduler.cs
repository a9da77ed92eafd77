namespace Orleans.Lite;

/// <summary>Runs the runtime's own tasks where turns run, so that a simulation has them in its one thread.</summary>
internal sealed class TurnTaskScheduler(ITurnScheduler turns) : TaskScheduler
{
    /// <summary>Starts work that comes back here after each await. It must not throw.</summary>
    public void Start<T>(Func<T, Task> work, T state) => Task.Factory.StartNew(
        () => work(state), CancellationToken.None, TaskCreationOptions.DenyChildAttach, this);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    protected override void QueueTask(Task task) => turns.Schedule(new Item(this, task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    private sealed class Item(TurnTaskScheduler scheduler, Task task) : IThreadPoolWorkItem
    {
        public void Execute() => scheduler.TryExecuteTask(task);
    }
}
