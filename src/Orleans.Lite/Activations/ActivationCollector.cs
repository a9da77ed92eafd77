namespace Orleans.Lite;

/// <summary>Lets activations go that are idle for too long and, when there are too many, those used least recently.</summary>
internal sealed class ActivationCollector(Silo silo) : IThreadPoolWorkItem
{
    private int isQueued;
    private int retryAbove;

    /// <summary>Called when an activation was added; far cheaper than a look at the activations.</summary>
    public void Added()
    {
        if (silo.Directory.Count > Math.Max(silo.Limits.MaximumActivations, Volatile.Read(ref retryAbove))) Queue();
    }

    public void Queue()
    {
        if (Interlocked.Exchange(ref isQueued, 1) == 0) silo.Scheduler.Schedule(this);
    }

    void IThreadPoolWorkItem.Execute()
    {
        Volatile.Write(ref isQueued, 0);
        CollectIdle();
        Shed();
    }

    private void CollectIdle()
    {
        var now = silo.Time.GetTimestamp();
        var idle = new List<(Activation Activation, long LastUsed)>();
        silo.Directory.All(activation =>
        {
            if (silo.Time.GetElapsedTime(activation.LastUsed, now) >= activation.Class!.CollectionAge)
            {
                idle.Add((activation, activation.LastUsed));
            }
        });
        idle.Sort((left, right) => Order(left.LastUsed, left.Activation, right.LastUsed, right.Activation));
        var reason = new DeactivationReason(DeactivationReasonCode.ActivationIdle, "Not called for the collection age.");
        foreach (var (activation, lastUsed) in idle) activation.Collect(lastUsed, now, reason);
    }

    /// <summary>Sheds a sixteenth more than it must, so that the next look at all activations is not due at once.</summary>
    private void Shed()
    {
        var maximum = silo.Limits.MaximumActivations;
        var count = silo.Directory.Count;
        if (count <= maximum) return;
        var oldest = Oldest(count - maximum + maximum / 16);
        var now = silo.Time.GetTimestamp();
        var reason = new DeactivationReason(DeactivationReasonCode.HighMemoryPressure, $"More than {maximum} activations.");
        var shed = 0;
        foreach (var (activation, lastUsed) in oldest)
        {
            if (activation.Collect(lastUsed, now, reason)) shed++;
        }

        // Those that go are still counted, and those in use could not be shed: look again only when there are some more.
        Volatile.Write(ref retryAbove, maximum + Math.Max(1, maximum / 16) + Math.Max(0, count - maximum - shed));
    }

    private List<(Activation Activation, long LastUsed)> Oldest(int number)
    {
        var youngestFirst = Comparer<(long LastUsed, Activation Activation)>.Create(
            (left, right) => Order(right.LastUsed, right.Activation, left.LastUsed, left.Activation));
        var oldest = new PriorityQueue<Activation, (long LastUsed, Activation Activation)>(youngestFirst);
        silo.Directory.All(activation =>
        {
            if (!activation.IsIdle) return;
            var priority = (activation.LastUsed, activation);
            if (oldest.Count < number) oldest.Enqueue(activation, priority);
            else oldest.EnqueueDequeue(activation, priority);
        });
        var list = oldest.UnorderedItems.Select(item => (item.Element, item.Priority.LastUsed)).ToList();
        list.Sort((left, right) => Order(left.LastUsed, left.Element, right.LastUsed, right.Element));
        return list;
    }

    private static int Order(long leftUsed, Activation left, long rightUsed, Activation right) =>
        leftUsed != rightUsed ? leftUsed.CompareTo(rightUsed) : left.Serial.CompareTo(right.Serial);
}
