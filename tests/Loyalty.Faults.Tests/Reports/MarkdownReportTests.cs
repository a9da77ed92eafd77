using Loyalty.Faults.Reports;
using Loyalty.Faults.Rounds;
using Loyalty.History;
using Loyalty.History.Waiting;

namespace Loyalty.Faults.Tests.Reports;

public sealed class MarkdownReportTests
{
    private static readonly RoundResult Good = new()
    {
        Round = RoundBook.Find("kills")!,
        Faults = 300,
        Took = TimeSpan.FromMinutes(10),
        Calls = [Call(CallOutcome.Done)],
        Entries = 1,
        Violations = [],
        Waits = new FaultWaits([TimeSpan.FromSeconds(0.5)]),
        Figures = [new Figure("of its own", "7")],
    };

    [Fact]
    public void A_good_round_is_told_with_its_numbers()
    {
        Good.IsGood.ShouldBeTrue();
        var report = MarkdownReport.Write([Good], [new Measured("hot", "One member.", [new("awards", "5,000/s")])], "faults --round kills");

        report.ShouldContain("| kills | 300 | 1 | 1 | 0 | 0 | 0.50 s | 0.50 s | 1.00 % | good |");
        report.ShouldContain("| of its own | 7 |");
        report.ShouldContain("`faults --round kills`");
        report.ShouldContain("| awards | 5,000/s |");
    }

    [Fact]
    public void A_violation_is_told_and_not_good()
    {
        var bad = Good with { Violations = [new Violation('B', "mary", "purchase/1 took effect 2 times")] };

        bad.IsGood.ShouldBeFalse();
        MarkdownReport.Write([bad], [], "").ShouldContain("- B: mary: purchase/1 took effect 2 times");
    }

    [Fact]
    public void A_failed_request_is_not_good_where_none_may_fail() =>
        (Good with { Calls = [Call(CallOutcome.Unknown)] }).IsGood.ShouldBeFalse();

    [Fact]
    public void A_wait_that_is_too_long_is_not_good() =>
        (Good with { Waits = new FaultWaits([TimeSpan.FromSeconds(1.1)]) }).IsGood.ShouldBeFalse();

    [Fact]
    public void A_refusal_that_nothing_judges_is_not_good() =>
        (Good with { Calls = [Call(CallOutcome.Refused) with { Code = "bad-mood" }] }).IsGood.ShouldBeFalse();

    private static Call Call(CallOutcome outcome) => new() { Ledger = "mary", Started = 1, Ended = 2, Outcome = outcome };
}
