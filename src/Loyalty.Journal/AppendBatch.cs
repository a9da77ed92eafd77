using System.Diagnostics.CodeAnalysis;

namespace Loyalty.Journal;

/// <summary>
/// The appends that become durable together. The store takes them one by one, and those that come while it works on the first ones
/// still join. Used by one consumer at a time.
/// </summary>
public sealed class AppendBatch
{
    private readonly GroupCommit source;
    private readonly List<PendingAppend> taken = [];

    internal AppendBatch(GroupCommit source) => this.source = source;

    /// <summary>Takes the next append into the batch; false where none waits or the batch is full.</summary>
    public bool TryTake([NotNullWhen(true)] out PendingAppend? pending)
    {
        pending = null;
        if (taken.Count >= source.BatchAppends || !source.TryTake(out pending))
            return false;
        taken.Add(pending);
        return true;
    }

    internal void Answer()
    {
        foreach (var pending in taken)
            pending.Answer();
        taken.Clear();
    }

    /// <summary>Fails what was taken, or all that waits if the store failed before it took anything: nobody waits in vain.</summary>
    internal void Fail(Exception failure)
    {
        if (taken.Count == 0)
            TakeAll();
        foreach (var pending in taken)
        {
            pending.Fail(new JournalUnavailableException("The store failed: whether this append is stored is unknown.", failure));
            pending.Forget();
        }

        taken.Clear();
    }

    private void TakeAll()
    {
        while (TryTake(out _))
        {
        }
    }
}
