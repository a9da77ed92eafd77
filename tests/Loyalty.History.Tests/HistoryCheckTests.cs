namespace Loyalty.History.Tests;

/// <summary>A good history passes, and each way of spoiling it is caught under its own letter.</summary>
public sealed class HistoryCheckTests
{
    private const string Mary = "mary";

    private static readonly Call[] GoodCalls =
    [
        Done("enrol/mary", 1, 2, version: 1),
        Done("purchase/1", 3, 4, version: 2),
        Call("purchase/2", 5, 8, CallOutcome.Unknown),
        Replayed("purchase/2", 9, 10, version: 3),
        Replayed("purchase/1", 11, 12, version: 2),
        Call("purchase/1", 13, 14, CallOutcome.Refused) with { Content = "other", Code = "id-reused" },
        Call(null, 15, 16, CallOutcome.Read) with { Version = 3 },
        Call("redemption/1", 17, 18, CallOutcome.Refused) with { Code = "insufficient-points", Available = 30, Required = 500 },
    ];

    private static readonly LedgerEntry[] GoodLedger =
    [
        new(1, "enrol/mary", 0, 0, 0),
        new(2, "purchase/1", 10, 10, 0),
        new(3, "purchase/2", 20, 30, 0),
    ];

    [Fact]
    public void A_good_history_passes() => Check(GoodCalls, GoodLedger).ShouldBeEmpty();

    [Fact]
    public void A_lost_award_is_caught() =>
        Check(GoodCalls, GoodLedger[..2]).ShouldContain('A');

    [Fact]
    public void An_award_at_another_version_than_was_told_is_caught() =>
        Check([.. GoodCalls, Done("purchase/3", 20, 21, version: 5)], [.. GoodLedger, new(4, "purchase/3", 1, 31, 0)])
            .ShouldContain('A');

    [Fact]
    public void An_award_given_twice_is_caught() =>
        Check(GoodCalls, [.. GoodLedger, new(4, "purchase/2", 20, 50, 0)]).ShouldBe(['B']);

    [Fact]
    public void An_entry_that_nobody_asked_for_is_caught() =>
        Check(GoodCalls, [.. GoodLedger, new(4, "purchase/9", 20, 50, 0)]).ShouldBe(['B']);

    [Fact]
    public void Books_that_do_not_balance_are_caught() =>
        Check(GoodCalls, [.. GoodLedger, new(4, null, -10, 30, 0)]).ShouldBe(['C']);

    [Fact]
    public void A_gap_in_the_versions_is_caught() =>
        Check(GoodCalls, [.. GoodLedger, new(5, null, 0, 30, 0)]).ShouldBe(['D']);

    [Fact]
    public void A_balance_below_zero_is_caught() =>
        Check(GoodCalls, [.. GoodLedger, new(4, null, -40, -10, 0)]).ShouldBe(['E']);

    [Fact]
    public void Another_answer_to_the_same_command_is_caught() =>
        Check([.. GoodCalls, Replayed("purchase/1", 20, 21, version: 2) with { Body = "else" }], GoodLedger)
            .ShouldBe(['F']);

    [Fact]
    public void A_command_that_is_done_twice_for_the_first_time_is_caught() =>
        Check([.. GoodCalls, Done("purchase/1", 20, 21, version: 2)], GoodLedger).ShouldContain('F');

    [Fact]
    public void Other_content_that_is_granted_under_a_used_id_is_caught() =>
        Check([.. GoodCalls, Replayed("purchase/1", 20, 21, version: 2) with { Content = "other" }], GoodLedger)
            .ShouldBe(['F']);

    [Fact]
    public void A_refusal_of_what_was_granted_before_is_caught() =>
        Check([.. GoodCalls, LackOfPoints("purchase/1", available: 30, required: 31)], GoodLedger)
            .ShouldBe(['F']);

    [Fact]
    public void A_read_that_misses_what_was_acknowledged_is_caught() =>
        Check([.. GoodCalls, Call(null, 20, 21, CallOutcome.Read) with { Version = 2 }], GoodLedger).ShouldBe(['G']);

    [Fact]
    public void A_refusal_for_a_balance_that_the_ledger_had_only_before_is_caught() =>
        Check([.. GoodCalls, LackOfPoints("redemption/2", available: 10, required: 20)], GoodLedger)
            .ShouldBe(['H']);

    [Fact]
    public void A_refusal_for_a_balance_that_was_enough_is_caught() =>
        Check([.. GoodCalls, LackOfPoints("redemption/2", available: 30, required: 30)], GoodLedger)
            .ShouldBe(['H']);

    [Fact]
    public void A_command_that_stays_in_doubt_is_caught() =>
        Check([.. GoodCalls, Call("purchase/3", 20, 21, CallOutcome.Unknown)], GoodLedger).ShouldBe(['I']);

    private static IEnumerable<char> Check(IEnumerable<Call> calls, IReadOnlyList<LedgerEntry> ledger) => HistoryCheck
        .Run(calls, new Dictionary<string, IReadOnlyList<LedgerEntry>> { [Mary] = ledger })
        .Select(violation => violation.Invariant);

    private static Call Done(string command, long started, long ended, long version) =>
        Call(command, started, ended, CallOutcome.Done) with { Version = version, Body = $"receipt of {command}" };

    private static Call Replayed(string command, long started, long ended, long version) =>
        Done(command, started, ended, version) with { Outcome = CallOutcome.Replayed };

    private static Call LackOfPoints(string command, long available, long required) =>
        Call(command, 20, 21, CallOutcome.Refused) with
        {
            Code = "insufficient-points",
            Available = available,
            Required = required,
        };

    private static Call Call(string? command, long started, long ended, CallOutcome outcome) =>
        new() { Ledger = Mary, Command = command, Content = "content", Started = started, Ended = ended, Outcome = outcome };
}
