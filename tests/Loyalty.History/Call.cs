namespace Loyalty.History;

/// <summary>One call as its client saw it.</summary>
public sealed record Call
{
    /// <summary>Whose ledger it is about.</summary>
    public required string Ledger { get; init; }

    /// <summary>Kind and id, for example <c>purchase/17</c>; null for a read.</summary>
    public string? Command { get; init; }

    /// <summary>What was sent; the same for the same content.</summary>
    public string Content { get; init; } = "";

    /// <summary>When it was sent, by the log's counter.</summary>
    public required long Started { get; init; }

    /// <summary>When the answer was there, or it was clear that there will be none.</summary>
    public required long Ended { get; init; }

    public required CallOutcome Outcome { get; init; }

    /// <summary>The answer's bytes as text.</summary>
    public string? Body { get; init; }

    /// <summary>The version that the answer tells.</summary>
    public long? Version { get; init; }

    /// <summary>The code of a refusal.</summary>
    public string? Code { get; init; }

    /// <summary>The balance that a refusal for lack of points tells.</summary>
    public long? Available { get; init; }

    /// <summary>The points that it says would be needed.</summary>
    public long? Required { get; init; }

    /// <summary>
    /// What it speaks of besides its own ledger: the command whose order it returns (<c>purchase/17</c>), or the ledger that it gives to.
    /// </summary>
    public string? Refers { get; init; }

    /// <summary>What may earn only once whatever the id, for example <c>review/MUG</c>.</summary>
    public string? BusinessKey { get; init; }

    /// <summary>What its client wanted: the same number for all calls by which it tried to get one answer; 0 where nobody counts.</summary>
    public long Intent { get; init; }

    /// <summary>When it was sent, by a monotonic clock that all clients of the run share.</summary>
    public TimeSpan Began { get; init; }

    /// <summary>When it ended, by the same clock.</summary>
    public TimeSpan Finished { get; init; }

    public bool IsSuccess => Outcome is CallOutcome.Done or CallOutcome.Replayed or CallOutcome.Read;

    public override string ToString() => $"{Ledger} {Command ?? "read"} [{Started}, {Ended}] {Outcome} {Code} {Version}";
}

/// <summary>How a call ended.</summary>
public enum CallOutcome
{
    /// <summary>The command was done by this call.</summary>
    Done,

    /// <summary>The command had been done before.</summary>
    Replayed,

    /// <summary>A question was answered.</summary>
    Read,

    /// <summary>Nothing was done, and the answer says why.</summary>
    Refused,

    /// <summary>No answer, or one that does not say what happened.</summary>
    Unknown,
}
