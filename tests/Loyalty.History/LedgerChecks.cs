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

    /// <summary>B: an order earns once, and what came back of it is at most what it gave.</summary>
    public static IEnumerable<Violation> EarnedOnce(string ledger, IReadOnlyList<LedgerEntry> entries)
    {
        foreach (var order in entries.Where(entry => entry is { Order: not null, Kind: "purchase" or "return" }).GroupBy(entry => entry.Order))
        {
            if (order.Count(entry => entry.Kind == "purchase") > 1)
            {
                yield return new Violation('B', ledger, $"{order.Key} earned more than once");
            }

            if (order.Sum(entry => entry.Points) < 0)
            {
                yield return new Violation('B', ledger, $"{order.Key} took back more than it gave");
            }
        }
    }

    /// <summary>B: what may earn once earns once, under whatever ids.</summary>
    public static IEnumerable<Violation> KeyEarnedOnce(string ledger, IReadOnlyList<Call> calls, IReadOnlyList<LedgerEntry> entries)
    {
        var earning = entries.Where(entry => entry is { Command: not null, Points: > 0 }).Select(entry => entry.Command).ToHashSet();
        return calls.Where(call => call.BusinessKey is not null && earning.Contains(call.Command))
            .GroupBy(call => call.BusinessKey)
            .Select(key => (key.Key, Commands: key.Select(call => call.Command).Distinct().ToList()))
            .Where(key => key.Commands.Count > 1)
            .Select(key => new Violation('B', ledger, $"{key.Key} earned under several ids: {string.Join(", ", key.Commands)}"));
    }

    /// <summary>C and E: every balance is the sum of the points, and none is below zero.</summary>
    public static IEnumerable<Violation> Balanced(string ledger, IReadOnlyList<LedgerEntry> entries)
    {
        var sum = 0L;
        foreach (var entry in entries)
        {
            sum += entry.Points;
            if (entry.Balance + entry.Held - entry.Owed != sum)
            {
                yield return new Violation(
                    'C', ledger, $"version {entry.Version}: balance {entry.Balance}, held {entry.Held}, owed {entry.Owed}, sum of points {sum}");
                yield break;
            }

            if (entry.Balance < 0 || entry.Owed < 0)
            {
                yield return new Violation('E', ledger, $"version {entry.Version}: balance {entry.Balance}, owed {entry.Owed}");
            }
        }
    }
}
