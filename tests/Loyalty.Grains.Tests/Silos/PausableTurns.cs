using Orleans.Lite;

namespace Loyalty.Grains.Tests.Silos;

/// <summary>Lets nothing of a silo run while it is paused, as SIGSTOP does.</summary>
internal sealed class PausableTurns : ITurnScheduler
{
    private readonly Lock gate = new();
    private readonly List<IThreadPoolWorkItem> kept = [];
    private bool isPaused;

    public void Pause()
    {
        lock (gate)
        {
            isPaused = true;
        }
    }

    public void Resume()
    {
        List<IThreadPoolWorkItem> late;
        lock (gate)
        {
            isPaused = false;
            late = [.. kept];
            kept.Clear();
        }

        late.ForEach(Schedule);
    }

    public void Schedule(IThreadPoolWorkItem item)
    {
        if (!Keeps(item))
        {
            ThreadPool.UnsafeQueueUserWorkItem(new Turn(this, item), preferLocal: true);
        }
    }

    private bool Keeps(IThreadPoolWorkItem item)
    {
        lock (gate)
        {
            if (isPaused)
            {
                kept.Add(item);
            }

            return isPaused;
        }
    }

    /// <summary>What was about to run when the pause came.</summary>
    private sealed class Turn(PausableTurns turns, IThreadPoolWorkItem item) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            if (!turns.Keeps(item))
            {
                item.Execute();
            }
        }
    }
}
