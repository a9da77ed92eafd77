namespace Loyalty.History;

/// <summary>What a ledger must be by itself.</summary>
internal static class LedgerChecks
{
    /// <summary>D: no gap, no second history.</summary>
    public static IEnumerable<Violation> Contiguous(string ledger, IReadOnlyList<LedgerEntry> entries) =>
        entries.Select((entry, index) => (entry.Version, Expected: index + 1L))
            .Where(pair => pair.Version != pair.Expected)
            .Take(1)
            .Select(pair => new Violation('D', ledger, $"version {pair.Version} stands where {pair.Expected} should"));

    /// <summary>B: a command has one entry at the most, and an entry a command that somebody sent.</summary>
    public static IEnumerable<Violation> Once(string ledger, IReadOnlyList<Call> calls, IReadOnlyList<LedgerEntry> entries)
    {
        var sent = calls.Select(call => call.Command).ToHashSet();
        foreach (var command in entries.Where(entry => entry.Command is not null).GroupBy(entry => entry.Command))
        {
            if (command.Count() > 1)
            {
                var versions = string.Join(", ", command.Select(entry => entry.Version));
                yield return new Violation('B', ledger, $"{command.Key} took effect {command.Count()} times: versions {versions}");
            }

            if (!sent.Contains(command.Key))
            {
                yield return new Violation('B', ledger, $"{command.Key} is stored, and nobody sent it");
            }
        }
    }

    /// <summary>C and E: every balance is the sum of the points, and none is below zero.</summary>
    public static IEnumerable<Violation> Balanced(string ledger, IReadOnlyList<LedgerEntry> entries)
    {
        var sum = 0L;
        foreach (var entry in entries)
        {
            sum += entry.Points;
            if (entry.Balance - entry.Owed != sum)
            {
                yield return new Violation(
                    'C', ledger, $"version {entry.Version}: balance {entry.Balance}, owed {entry.Owed}, sum of points {sum}");
                yield break;
            }

            if (entry.Balance < 0 || entry.Owed < 0)
            {
                yield return new Violation('E', ledger, $"version {entry.Version}: balance {entry.Balance}, owed {entry.Owed}");
            }
        }
    }
}
