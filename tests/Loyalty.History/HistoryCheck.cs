namespace Loyalty.History;

/// <summary>Decides whether what clients saw and what is stored can both be true.</summary>
public static class HistoryCheck
{
    public static IReadOnlyList<Violation> Run(
        IEnumerable<Call> calls, IReadOnlyDictionary<string, IReadOnlyList<LedgerEntry>> ledgers) =>
        Run(new Observed { Calls = [.. calls], Ledgers = ledgers });

    public static IReadOnlyList<Violation> Run(Observed observed)
    {
        var byLedger = observed.Calls.ToLookup(call => call.Ledger);
        var known = byLedger.ToDictionary(group => group.Key, group => new Acknowledged(group));
        return
        [
            .. byLedger.Select(group => group.Key).Union(observed.Ledgers.Keys).Order(StringComparer.Ordinal).SelectMany(ledger =>
                Check(ledger, [.. byLedger[ledger].OrderBy(call => call.Started)], observed.Ledgers.GetValueOrDefault(ledger) ?? [], known)),
            .. BetweenChecks.Gifts(observed),
            .. BudgetChecks.NotOverspent(observed),
            .. ToggleChecks.Run(observed),
            .. FeedChecks.Run(observed),
            .. TakeoverChecks.Run(observed),
        ];
    }

    /// <summary>What silos stored although they had been taken over.</summary>
    public static IReadOnlyList<Violation> AfterTakeover(Observed observed) => [.. TakeoverChecks.Run(observed)];

    /// <summary>Refusals whose reason nothing here can judge, by their code.</summary>
    public static IReadOnlyDictionary<string, int> Unjudged(IEnumerable<Call> calls) => calls
        .Where(call => call.Outcome == CallOutcome.Refused && !Refusals.Judged.Contains(call.Code))
        .CountBy(call => call.Code ?? "no code")
        .ToDictionary();

    private static IEnumerable<Violation> Check(
        string ledger,
        IReadOnlyList<Call> calls,
        IReadOnlyList<LedgerEntry> entries,
        IReadOnlyDictionary<string, Acknowledged> known) =>
    [
        .. LedgerChecks.Contiguous(ledger, entries),
        .. LedgerChecks.Once(ledger, calls, entries),
        .. LedgerChecks.EarnedOnce(ledger, entries),
        .. LedgerChecks.KeyEarnedOnce(ledger, calls, entries),
        .. LedgerChecks.Balanced(ledger, entries),
        .. AnswerChecks.Stored(ledger, calls, entries),
        .. AnswerChecks.SameAnswer(ledger, calls),
        .. AnswerChecks.Resolved(ledger, calls),
        .. OrderChecks.Fresh(ledger, calls),
        .. OrderChecks.RefusedRightly(ledger, calls, entries, known),
    ];
}
