using Orleans.Lite;

namespace Loyalty.Simulation.Scheduling;

/// <summary>Where all code of one process runs: nothing of it while it is paused, and nothing any more when it is dead.</summary>
internal sealed class ProcessScheduler(ITurnScheduler inner) : TaskScheduler, ITurnScheduler
{
    private readonly List<IThreadPoolWorkItem> kept = [];

    public override int MaximumConcurrencyLevel => 1;

    public bool IsPaused { get; private set; }

    public bool IsDead { get; private set; }

    public void Pause() => IsPaused = true;

    public void Resume()
    {
        IsPaused = false;
        if (IsDead) return;
        foreach (var item in kept) inner.Schedule(new Gate(this, item));
        kept.Clear();
    }

    public void Kill()
    {
        IsDead = true;
        kept.Clear();
    }

    public void Schedule(IThreadPoolWorkItem item)
    {
        if (IsDead) return;
        if (IsPaused) kept.Add(item);
        else inner.Schedule(new Gate(this, item));
    }

    /// <summary>Starts code of the process.</summary>
    public Task Start(Func<Task> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <summary>Runs code of the process.</summary>
    public void Post(Action work) => _ = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    protected override void QueueTask(Task task) => Schedule(new Item(this, task));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    private sealed class Item(ProcessScheduler scheduler, Task task) : IThreadPoolWorkItem
    {
        public void Execute() => scheduler.TryExecuteTask(task);
    }

    /// <summary>What was about to run when the pause, or the end, came.</summary>
    private sealed class Gate(ProcessScheduler scheduler, IThreadPoolWorkItem item) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            if (scheduler.IsDead) return;
            if (scheduler.IsPaused) scheduler.kept.Add(item);
            else item.Execute();
        }
    }
}
