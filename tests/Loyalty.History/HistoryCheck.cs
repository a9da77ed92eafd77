namespace Loyalty.History;

/// <summary>Decides whether what clients saw and what the ledgers hold can both be true.</summary>
public static class HistoryCheck
{
    public static IReadOnlyList<Violation> Run(
        IEnumerable<Call> calls, IReadOnlyDictionary<string, IReadOnlyList<LedgerEntry>> ledgers)
    {
        var byLedger = calls.ToLookup(call => call.Ledger);
        return
        [
            .. byLedger.Select(group => group.Key).Union(ledgers.Keys).Order(StringComparer.Ordinal).SelectMany(ledger =>
                Check(ledger, [.. byLedger[ledger].OrderBy(call => call.Started)], ledgers.GetValueOrDefault(ledger) ?? [])),
        ];
    }

    private static IEnumerable<Violation> Check(string ledger, IReadOnlyList<Call> calls, IReadOnlyList<LedgerEntry> entries) =>
    [
        .. LedgerChecks.Contiguous(ledger, entries),
        .. LedgerChecks.Once(ledger, calls, entries),
        .. LedgerChecks.Balanced(ledger, entries),
        .. AnswerChecks.Stored(ledger, calls, entries),
        .. AnswerChecks.SameAnswer(ledger, calls),
        .. AnswerChecks.Resolved(ledger, calls),
        .. OrderChecks.Fresh(ledger, calls),
        .. OrderChecks.RefusedRightly(ledger, calls, entries),
    ];
}
