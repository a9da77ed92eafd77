using Orleans.Lite;

namespace Loyalty.Simulation.Scheduling;

/// <summary>Runs the turns of processes and the code of their clients in one thread, in an order that a seed decides.</summary>
internal sealed class SeededScheduler(int seed) : TaskScheduler, ITurnScheduler
{
    private readonly Random random = new(seed);
    private readonly List<Ready> ready = [];
    private readonly int thread = Environment.CurrentManagedThreadId;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>How many items have run.</summary>
    public long Steps { get; private set; }

    public void Schedule(IThreadPoolWorkItem item) => Add(new Ready(null, item));

    /// <summary>Has a process do something when its turn comes.</summary>
    public void Schedule(ProcessScheduler process, object item) => Add(new Ready(process, item));

    /// <summary>Starts code of a client.</summary>
    public Task Start(Func<Task> client) =>
        Task.Factory.StartNew(client, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <summary>Runs until nothing can run before time moves on.</summary>
    public void RunAll()
    {
        while (ready.Count > 0)
        {
            var chosen = random.Next(ready.Count);
            var (process, item) = ready[chosen];
            ready.RemoveAt(chosen);
            Steps++;
            if (process is not null) process.Run(item);
            else if (item is IThreadPoolWorkItem turns) turns.Execute();
            else TryExecuteTask((Task)item);
        }
    }

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    protected override void QueueTask(Task task) => Add(new Ready(null, task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    private void Add(Ready item)
    {
        if (Environment.CurrentManagedThreadId != thread)
        {
            throw new InvalidOperationException($"Everything runs in one thread, but here is another one:\n{Environment.StackTrace}");
        }

        ready.Add(item);
    }

    /// <summary>Something that can run; null: it is no process's.</summary>
    private readonly record struct Ready(ProcessScheduler? Process, object Item);
}
