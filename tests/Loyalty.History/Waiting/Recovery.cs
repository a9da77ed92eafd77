namespace Loyalty.History.Waiting;

/// <summary>How long it takes after a fault until as much is done as before.</summary>
public static class Recovery
{
    public static readonly TimeSpan Window = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// From the fault to the end of the first half second in which at least <paramref name="share"/> of what was usual before was done;
    /// null where that never came.
    /// </summary>
    /// <param name="done">When calls were answered with success, in any order.</param>
    /// <param name="before">How long before the fault counts as usual.</param>
    public static TimeSpan? Of(IEnumerable<TimeSpan> done, TimeSpan fault, TimeSpan before, double share = 0.95)
    {
        var instants = done.Order().ToArray();
        var usual = Count(instants, fault - before, fault) / (before / Window);
        for (var from = fault; instants.Length > 0 && from <= instants[^1]; from += Window / 10)
        {
            if (Count(instants, from, from + Window) >= share * usual)
            {
                return from + Window - fault;
            }
        }

        return null;
    }

    private static int Count(TimeSpan[] instants, TimeSpan from, TimeSpan until) => Index(instants, until) - Index(instants, from);

    private static int Index(TimeSpan[] instants, TimeSpan instant)
    {
        var found = Array.BinarySearch(instants, instant);
        return found < 0 ? ~found : found;
    }
}
