using Loyalty.History.Waiting;

namespace Loyalty.History.Tests;

public sealed class WaitingTests
{
    [Fact]
    public void A_wait_lasts_from_the_first_call_to_the_answer()
    {
        var wait = Wait.Of([Call(7, 1, 2), Call(7, 3, 5), Call(8, 4, 5), Call(0, 0, 9)]);

        wait.ShouldBe([new Wait("mary", Seconds(1), Seconds(5), 2), new Wait("mary", Seconds(4), Seconds(5), 1)]);
    }

    [Fact]
    public void The_longest_wait_of_each_fault_is_told()
    {
        var waits = FaultWaits.Of(
            [Waited(0, 5), Waited(9, 12), Waited(11, 13), Waited(18, 21), Waited(30, 30)], [Seconds(10), Seconds(20), Seconds(40)]);

        waits.Longest.ShouldBe([Seconds(3), Seconds(3), Seconds(0)]);
        waits.Worst.ShouldBe(Seconds(3));
        waits.Median.ShouldBe(Seconds(3));
    }

    [Fact]
    public void Nothing_was_waited_where_there_was_no_fault() => FaultWaits.Of([Waited(0, 5)], []).Worst.ShouldBe(Seconds(0));

    [Fact]
    public void Recovery_ends_with_the_first_half_second_that_is_as_good_as_before()
    {
        var before = Enumerable.Range(0, 100).Select(tenth => Seconds(tenth * 0.1));
        var after = Enumerable.Range(0, 50).Select(tenth => Seconds(12 + (tenth * 0.1)));

        Recovery.Of([.. before, .. after], Seconds(10), Seconds(5))!.Value.ShouldBeInRange(Seconds(2.4), Seconds(2.6));
    }

    [Fact]
    public void What_never_recovers_is_told() =>
        Recovery.Of(Enumerable.Range(0, 110).Select(tenth => Seconds(tenth * (tenth > 100 ? 0.2 : 0.1))), Seconds(10), Seconds(5)).ShouldBeNull();

    private static Wait Waited(double began, double finished) => new("mary", Seconds(began), Seconds(finished), 1);

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static Call Call(long intent, double began, double finished) => new()
    {
        Ledger = "mary",
        Started = 0,
        Ended = 0,
        Outcome = CallOutcome.Read,
        Intent = intent,
        Began = Seconds(began),
        Finished = Seconds(finished),
    };
}
