namespace Loyalty.History;

/// <summary>A switch of a promotion.</summary>
/// <param name="IsOn">What it was switched to.</param>
/// <param name="Started">When that was asked for, by the log's counter.</param>
/// <param name="Ended">When the answer said that it holds.</param>
public sealed record Toggle(string Promotion, bool IsOn, long Started, long Ended);

internal static class ToggleChecks
{
    /// <summary>
    /// P: a purchase that was sent after a switch was answered, and answered before the next one was asked for, is priced by it. Promotions
    /// that are switched give something on every purchase, and have no budget.
    /// </summary>
    public static IEnumerable<Violation> Run(Observed observed)
    {
        var priced = Priced(observed).ToDictionary(purchase => purchase.Key, purchase => purchase.Entry);
        return
            from purchase in Purchases(observed.Calls)
            where priced.ContainsKey(purchase.Key)
            from toggle in InForce(observed.Toggles, purchase.Started, purchase.Ended)
            let isGiven = priced[purchase.Key].Promoted.Any(given => given.Promotion == toggle.Promotion)
            where isGiven != toggle.IsOn
            select new Violation(
                'P', purchase.Key.Ledger, $"{purchase.Key.Command} was priced {(isGiven ? "with" : "without")} {toggle.Promotion} after {toggle}");
    }

    private static IEnumerable<((string Ledger, string Command) Key, LedgerEntry Entry)> Priced(Observed observed) =>
        from ledger in observed.Ledgers
        from entry in ledger.Value
        where entry is { Kind: "purchase", Command: not null }
        group entry by (ledger.Key, entry.Command!) into purchase
        select (purchase.Key, purchase.First());

    /// <summary>From when a purchase was sent for the first time until it was answered for the first time.</summary>
    private static IEnumerable<((string Ledger, string Command) Key, long Started, long Ended)> Purchases(IEnumerable<Call> calls) =>
        from call in calls
        where call.Command?.StartsWith("purchase/", StringComparison.Ordinal) == true
        group call by (call.Ledger, call.Command!) into purchase
        where purchase.Any(call => call.IsSuccess)
        select (purchase.Key, purchase.Min(call => call.Started), purchase.Where(call => call.IsSuccess).Min(call => call.Ended));

    /// <summary>The switches that surely were the last ones of their promotions all the time.</summary>
    private static IEnumerable<Toggle> InForce(IReadOnlyCollection<Toggle> toggles, long started, long ended) => toggles
        .GroupBy(toggle => toggle.Promotion)
        .Select(promotion => promotion.Where(toggle => toggle.Started < ended).MaxBy(toggle => toggle.Started))
        .OfType<Toggle>()
        .Where(toggle => toggle.Ended < started);
}
