using Orleans.Lite;

namespace Loyalty.Simulation.Scheduling;

/// <summary>Where all code of one process runs: nothing of it while it is paused, and nothing any more when it is dead.</summary>
internal sealed class ProcessScheduler(SeededScheduler inner) : TaskScheduler, ITurnScheduler
{
    private readonly List<object> kept = [];

    public override int MaximumConcurrencyLevel => 1;

    public bool IsPaused { get; private set; }

    public bool IsDead { get; private set; }

    public void Pause() => IsPaused = true;

    public void Resume()
    {
        IsPaused = false;
        if (IsDead) return;
        foreach (var item in kept) inner.Schedule(this, item);
        kept.Clear();
    }

    public void Kill()
    {
        IsDead = true;
        kept.Clear();
    }

    public void Schedule(IThreadPoolWorkItem item) => Add(item);

    /// <summary>Runs something, unless the pause, or the end, has come meanwhile.</summary>
    public void Run(object item)
    {
        if (IsDead) return;
        if (IsPaused) kept.Add(item);
        else if (item is Task task) TryExecuteTask(task);
        else ((IThreadPoolWorkItem)item).Execute();
    }

    /// <summary>Starts code of the process.</summary>
    public Task Start(Func<Task> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <summary>Runs code of the process.</summary>
    public void Post(Action work) => _ = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    protected override void QueueTask(Task task) => Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    private void Add(object item)
    {
        if (IsDead) return;
        if (IsPaused) kept.Add(item);
        else inner.Schedule(this, item);
    }
}
