namespace Loyalty.History.Tests;

/// <summary>Refusals that were right pass, and those that were right at no version of the call's time are caught.</summary>
public sealed class RefusalTests
{
    private const string Mary = "mary";
    private const string Paul = "paul";

    private static readonly LedgerEntry[] Ledger =
    [
        new(1, "enrol/mary", 0, 0, 0),
        new(2, "purchase/1", 10, 10, 0) { Kind = "purchase", Order = "purchase/1" },
        new(3, "return/1", -10, 0, 0) { Kind = "return", Order = "purchase/1" },
    ];

    private static readonly Call[] Calls =
    [
        Done(Mary, "enrol/mary", 1, 2, version: 1),
        Done(Mary, "purchase/1", 11, 12, version: 2),
        Done(Mary, "return/1", 21, 22, version: 3),
        Done(Paul, "enrol/paul", 1, 2, version: 1),
    ];

    [Theory]
    [InlineData("member-unknown", null, 0)]
    [InlineData("order-unknown", "purchase/1", 5)]
    [InlineData("order-unknown", "purchase/2", 30)]
    [InlineData("nothing-left", "purchase/1", 15)]
    [InlineData("nothing-left", "purchase/1", 30)]
    [InlineData("recipient-unknown", Paul, 0)]
    [InlineData("recipient-unknown", "nobody", 30)]
    public void A_refusal_that_was_right_in_its_time_passes(string code, string? refers, long started) =>
        Check(code, refers, started, started + 7).ShouldBeEmpty();

    [Theory]
    [InlineData("member-unknown", null, 5)]
    [InlineData("order-unknown", "purchase/1", 15)]
    [InlineData("nothing-left", "purchase/1", 5)]
    [InlineData("nothing-left", "purchase/2", 30)]
    [InlineData("recipient-unknown", Paul, 5)]
    public void A_refusal_that_was_right_at_no_version_of_its_time_is_caught(string code, string? refers, long started) =>
        Check(code, refers, started, started + 1).ShouldBe(['H']);

    [Fact]
    public void A_reason_that_nothing_judges_is_told()
    {
        var refused = new Call { Ledger = Mary, Started = 1, Ended = 2, Outcome = CallOutcome.Refused, Code = "bad-mood" };

        HistoryCheck.Unjudged([refused, refused with { Code = "insufficient-points" }]).ShouldBe([new("bad-mood", 1)]);
    }

    private static IEnumerable<char> Check(string code, string? refers, long started, long ended)
    {
        var refused = new Call { Ledger = Mary, Started = started, Ended = ended, Outcome = CallOutcome.Refused, Code = code, Refers = refers };
        return HistoryCheck.Run(
            [.. Calls, refused],
            new Dictionary<string, IReadOnlyList<LedgerEntry>> { [Mary] = Ledger, [Paul] = [new(1, "enrol/paul", 0, 0, 0)] })
            .Select(violation => violation.Invariant);
    }

    private static Call Done(string ledger, string command, long started, long ended, long version) => new()
    {
        Ledger = ledger,
        Command = command,
        Started = started,
        Ended = ended,
        Outcome = CallOutcome.Done,
        Version = version,
    };
}
