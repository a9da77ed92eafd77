using Loyalty.History;
using Loyalty.History.Waiting;

namespace Loyalty.Faults.Rounds;

/// <summary>What a round showed.</summary>
internal sealed record RoundResult
{
    public required FaultRound Round { get; init; }

    /// <summary>How many faults there were.</summary>
    public required int Faults { get; init; }

    public required TimeSpan Took { get; init; }

    public required IReadOnlyCollection<Call> Calls { get; init; }

    /// <summary>Entries of all ledgers.</summary>
    public required int Entries { get; init; }

    public required IReadOnlyList<Violation> Violations { get; init; }

    public required FaultWaits Waits { get; init; }

    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>Refusals whose reason could not be judged.</summary>
    public IReadOnlyDictionary<string, int> Unjudged => HistoryCheck.Unjudged(Calls);

    public int Done => Calls.Count(call => call.Outcome == CallOutcome.Done);

    /// <summary>Answers of 5xx (and 429), and broken connections.</summary>
    public int Failed => Calls.Count(call => call.Outcome == CallOutcome.Unknown);

    /// <summary>The failed ones by how they failed.</summary>
    public string Failures => string.Join(", ", Calls.Where(call => call.Outcome == CallOutcome.Unknown)
        .CountBy(call => call.Code ?? "unknown").OrderByDescending(count => count.Value).Select(count => $"{count.Key}: {count.Value}"));

    public bool IsGood => Violations.Count == 0
        && Unjudged.Count == 0
        && (Failed == 0 || !Round.AllowsNoFailure)
        && (Round.WorstWait is not { } bar || Waits.Worst <= bar);
}
