namespace Loyalty.History;

/// <summary>What the order of calls promises.</summary>
internal static class OrderChecks
{
    /// <summary>G: who begins after an answer sees at least what it told. A replay tells its own old version: left out.</summary>
    public static IEnumerable<Violation> Fresh(string ledger, IReadOnlyList<Call> calls)
    {
        var known = new Acknowledged(calls);
        foreach (var call in calls.Where(call => call is { Outcome: CallOutcome.Read or CallOutcome.Done, Version: not null }))
        {
            var least = known.Before(call.Started);
            if (call.Version < least)
            {
                yield return new Violation('G', ledger, $"version {least} was acknowledged before: {call}") { Version = least };
            }
        }
    }

    /// <summary>H: a refusal was right at some version that the ledger had during the call.</summary>
    /// <param name="others">What was acknowledged of every ledger.</param>
    public static IEnumerable<Violation> RefusedRightly(
        string ledger, IReadOnlyList<Call> calls, IReadOnlyList<LedgerEntry> entries, IReadOnlyDictionary<string, Acknowledged> others)
    {
        var known = new Acknowledged(calls);
        var done = calls.Where(call => call is { Outcome: CallOutcome.Done, Version: not null }).OrderBy(call => call.Started).ToArray();
        foreach (var call in calls.Where(call => call.Outcome == CallOutcome.Refused))
        {
            var until = done.Where(later => later.Started > call.Ended).Min(later => later.Version - 1) ?? long.MaxValue;
            bool IsKnown(string other) => others.GetValueOrDefault(other)?.Before(call.Started) > 0;
            if (Refusals.Fault(call, known.Before(call.Started), until, entries, IsKnown) is { } fault)
            {
                yield return new Violation('H', ledger, $"{fault}: {call}");
            }
        }
    }
}

/// <summary>The versions of one ledger that clients had been told, by the time of the telling.</summary>
internal sealed class Acknowledged
{
    private readonly (long Ended, long Version)[] known;

    public Acknowledged(IEnumerable<Call> calls)
    {
        var most = 0L;
        known =
        [
            .. calls.Where(call => call is { IsSuccess: true, Version: not null })
                .OrderBy(call => call.Ended)
                .Select(call => (call.Ended, most = Math.Max(most, call.Version!.Value))),
        ];
    }

    /// <summary>The newest version that was told before an instant; 0 where none was.</summary>
    public long Before(long instant)
    {
        var (low, high) = (0, known.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = known[middle].Ended < instant ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? 0 : known[low - 1].Version;
    }
}
