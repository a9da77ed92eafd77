namespace Loyalty.History;

/// <summary>What an answer promises.</summary>
internal static class AnswerChecks
{
    private const string OtherContent = "id-reused";

    /// <summary>A: what was acknowledged is stored, at the version that was told.</summary>
    public static IEnumerable<Violation> Stored(string ledger, IReadOnlyList<Call> calls, IReadOnlyList<LedgerEntry> entries)
    {
        var stored = entries.Where(entry => entry.Command is not null).ToLookup(entry => entry.Command);
        return calls
            .Where(call => call is { IsSuccess: true, Command: not null })
            .Where(call => !stored[call.Command].Any(entry => entry.Version == call.Version))
            .Select(call => new Violation('A', ledger, $"acknowledged and not stored at that version: {call}"));
    }

    /// <summary>F: the same command has one answer for ever, and its id takes no other content.</summary>
    public static IEnumerable<Violation> SameAnswer(string ledger, IReadOnlyList<Call> calls)
    {
        foreach (var command in calls.Where(call => call.Command is not null).GroupBy(call => call.Command))
        {
            var granted = command.Where(call => call.IsSuccess).ToList();
            if (granted.Select(call => call.Body).Distinct().Count() > 1)
            {
                yield return new Violation('F', ledger, $"{command.Key} has different answers");
            }

            if (granted.Count(call => call.Outcome == CallOutcome.Done) > 1)
            {
                yield return new Violation('F', ledger, $"{command.Key} was done for the first time twice");
            }

            if (granted.Select(call => call.Content).Distinct().Count() > 1)
            {
                yield return new Violation('F', ledger, $"{command.Key} was granted with two contents");
            }

            foreach (var wrong in command.Where(call => call.Outcome == CallOutcome.Refused).Where(call => IsWrong(call, granted)))
            {
                yield return new Violation('F', ledger, $"refused, which it must not be: {wrong}");
            }
        }
    }

    /// <summary>I: what was in doubt is answered in the end.</summary>
    public static IEnumerable<Violation> Resolved(string ledger, IReadOnlyList<Call> calls) => calls
        .Where(call => call.Command is not null)
        .GroupBy(call => (call.Command, call.Content))
        .Where(command => command.All(call => call.Outcome == CallOutcome.Unknown))
        .Select(command => new Violation('I', ledger, $"{command.Key.Command} was never answered"));

    private static bool IsWrong(Call refused, List<Call> granted)
    {
        var isOther = granted.Exists(call => call.Content != refused.Content);
        var wasDone = granted.Exists(call => call.Content == refused.Content && call.Ended < refused.Started);
        return wasDone || (refused.Code == OtherContent && !isOther);
    }
}
