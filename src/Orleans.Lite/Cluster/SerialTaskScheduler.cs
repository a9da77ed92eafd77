namespace Orleans.Lite;

/// <summary>Runs tasks one at a time, in order, where turns run: code between two awaits has its objects to itself.</summary>
internal sealed class SerialTaskScheduler(ITurnScheduler turns) : TaskScheduler, IThreadPoolWorkItem
{
    private readonly Lock gate = new();
    private readonly Queue<Task> waiting = [];
    private bool isScheduled;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Starts work that comes back here after each await.</summary>
    public Task Start(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    void IThreadPoolWorkItem.Execute()
    {
        while (Next() is { } task) TryExecuteTask(task);
    }

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (gate) return [.. waiting];
    }

    protected override void QueueTask(Task task)
    {
        lock (gate)
        {
            waiting.Enqueue(task);
            if (isScheduled) return;
            isScheduled = true;
        }

        turns.Schedule(this);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    private Task? Next()
    {
        lock (gate)
        {
            if (waiting.TryDequeue(out var task)) return task;
            isScheduled = false;
            return null;
        }
    }
}
