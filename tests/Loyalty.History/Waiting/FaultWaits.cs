namespace Loyalty.History.Waiting;

/// <summary>The longest that any one member waited around each fault of a run.</summary>
/// <param name="Longest">One length a fault, in the order of the faults.</param>
public sealed record FaultWaits(IReadOnlyList<TimeSpan> Longest)
{
    public TimeSpan Worst => Longest.DefaultIfEmpty().Max();

    public TimeSpan Median => Longest.Count == 0 ? default : Longest.Order().ElementAt((Longest.Count - 1) / 2);

    /// <summary>A wait belongs to the last fault that came before its end; those before the first fault to none.</summary>
    public static FaultWaits Of(IEnumerable<Wait> waits, IReadOnlyList<TimeSpan> faults)
    {
        var longest = new TimeSpan[faults.Count];
        foreach (var wait in waits)
        {
            var fault = LastBefore(faults, wait.Finished);
            if (fault >= 0 && wait.Length > longest[fault])
            {
                longest[fault] = wait.Length;
            }
        }

        return new FaultWaits(longest);
    }

    private static int LastBefore(IReadOnlyList<TimeSpan> faults, TimeSpan instant)
    {
        var (low, high) = (0, faults.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = faults[middle] < instant ? (middle + 1, high) : (low, middle);
        }

        return low - 1;
    }
}
