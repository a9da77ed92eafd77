namespace Loyalty.History;

/// <summary>What the order of calls promises.</summary>
internal static class OrderChecks
{
    private const string LackOfPoints = "insufficient-points";

    /// <summary>G: who begins after an answer sees at least what it told. A replay tells its own old version: left out.</summary>
    public static IEnumerable<Violation> Fresh(string ledger, IReadOnlyList<Call> calls)
    {
        var known = Acknowledged(calls);
        foreach (var call in calls.Where(call => call is { Outcome: CallOutcome.Read or CallOutcome.Done, Version: not null }))
        {
            var least = Latest(known, call.Started);
            if (call.Version < least)
            {
                yield return new Violation('G', ledger, $"version {least} was acknowledged before: {call}");
            }
        }
    }

    /// <summary>H: a refusal was right at some version that the ledger had during the call.</summary>
    public static IEnumerable<Violation> RefusedRightly(
        string ledger, IReadOnlyList<Call> calls, IReadOnlyList<LedgerEntry> entries)
    {
        var known = Acknowledged(calls);
        foreach (var call in calls.Where(call => call.Code == LackOfPoints))
        {
            var from = Latest(known, call.Started);
            var until = calls.Where(later => later.Outcome == CallOutcome.Done && later.Started > call.Ended)
                .Min(later => later.Version - 1) ?? long.MaxValue;
            var isRight = call.Available < call.Required
                && entries.Any(entry => entry.Version >= from && entry.Version <= until && entry.Balance == call.Available);
            if (!isRight)
            {
                yield return new Violation(
                    'H', ledger, $"no version from {from} to {until} has the balance {call.Available} below {call.Required}: {call}");
            }
        }
    }

    private static (long Ended, long Version)[] Acknowledged(IReadOnlyList<Call> calls)
    {
        var most = 0L;
        return
        [
            .. calls.Where(call => call is { IsSuccess: true, Version: not null })
                .OrderBy(call => call.Ended)
                .Select(call => (call.Ended, most = Math.Max(most, call.Version!.Value))),
        ];
    }

    private static long Latest((long Ended, long Version)[] known, long before)
    {
        var (low, high) = (0, known.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = known[middle].Ended < before ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? 0 : known[low - 1].Version;
    }
}
