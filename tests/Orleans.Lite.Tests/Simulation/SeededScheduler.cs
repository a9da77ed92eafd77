namespace Orleans.Lite.Tests.Simulation;

/// <summary>Runs the turns of a silo and the code of its clients in one thread, in an order that a seed decides.</summary>
internal sealed class SeededScheduler(int seed) : TaskScheduler, ITurnScheduler
{
    private readonly Random random = new(seed);
    private readonly List<object> ready = [];
    private readonly int thread = Environment.CurrentManagedThreadId;

    public override int MaximumConcurrencyLevel => 1;

    public void Schedule(IThreadPoolWorkItem item) => Add(item);

    /// <summary>Starts code of a client.</summary>
    public Task Start(Func<Task> client) =>
        Task.Factory.StartNew(client, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <summary>Runs until nothing can run before time moves on.</summary>
    public void RunAll()
    {
        while (ready.Count > 0)
        {
            var chosen = random.Next(ready.Count);
            var item = ready[chosen];
            ready.RemoveAt(chosen);
            if (item is IThreadPoolWorkItem turns) turns.Execute();
            else TryExecuteTask((Task)item);
        }
    }

    protected override IEnumerable<Task> GetScheduledTasks() => ready.OfType<Task>();

    protected override void QueueTask(Task task) => Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    private void Add(object item)
    {
        Environment.CurrentManagedThreadId.ShouldBe(thread, "everything runs in one thread");
        ready.Add(item);
    }
}
