using Loyalty.Grains.Tests.Cluster;
using Loyalty.Journal;

namespace Loyalty.Grains.Tests.BetweenMembers;

/// <summary>The end of a silo at one of its appends: from then on its store neither stores nor answers.</summary>
internal sealed class Death
{
    private readonly bool isAfter;
    private int left;
    private volatile bool hasCome;

    private Death(int step, bool isAfter) => (left, this.isAfter) = (step, isAfter);

    public bool HasCome => hasCome;

    /// <summary>Lets the silo die before or after the append of a number, from 1 on.</summary>
    public static Death At(WatchedJournal journal, int step, bool isAfter)
    {
        var death = new Death(step, isAfter);
        journal.BeforeRead = _ => death.Check();
        journal.BeforeAppend = _ => isAfter ? death.Check() : death.Count();
        journal.AfterAppend = (_, _) => isAfter ? death.Count() : death.Check();
        return death;
    }

    private Task Count()
    {
        if (Interlocked.Decrement(ref left) == 0)
        {
            hasCome = true;
        }

        return Check();
    }

    private Task Check() => hasCome
        ? Task.FromException(new JournalUnavailableException(isAfter ? "The silo died after it stored." : "The silo died before it stored."))
        : Task.CompletedTask;
}
