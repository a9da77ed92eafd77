namespace Loyalty.History;

internal static class BudgetChecks
{
    /// <summary>E: all purchases together got no more of a promotion than it may give.</summary>
    public static IEnumerable<Violation> NotOverspent(Observed observed) =>
        from budget in observed.Budgets
        let given = Given(observed.Ledgers.Values, budget.Promotion)
        where given > budget.Points
        select new Violation('E', budget.Promotion, $"{given} points were given of a budget of {budget.Points}");

    /// <summary>What returns take back does not refill a budget: only what was given counts.</summary>
    public static long Given(IEnumerable<IReadOnlyList<LedgerEntry>> ledgers, string promotion) => ledgers
        .SelectMany(entries => entries)
        .SelectMany(entry => entry.Promoted)
        .Where(given => given.Promotion == promotion && given.Points > 0)
        .Sum(given => given.Points);
}
