namespace Loyalty.History.Tests;

/// <summary>The feed is complete, in order, and never changes behind a reader.</summary>
public sealed class FeedTests
{
    private static readonly FeedPlace[] Feed = [new(1, "member/mary", 1), new(3, "catalogue/shop", 1), new(4, "member/mary", 2)];

    private static readonly Observed Good = new()
    {
        Calls = [new Call { Ledger = "mary", Command = "purchase/1", Started = 1, Ended = 2, Outcome = CallOutcome.Done, Version = 2 }],
        Ledgers = new Dictionary<string, IReadOnlyList<LedgerEntry>>
        {
            ["mary"] = [new(1, null, 0, 0, 0), new(2, "purchase/1", 5, 5, 0)],
        },
        Feed = Feed,
        Followed = Feed[..2],
        Streams = new Dictionary<string, long> { ["member/mary"] = 2, ["catalogue/shop"] = 1 },
        StreamPrefix = "member/",
    };

    [Fact]
    public void A_good_feed_passes() => Check(Good).ShouldBeEmpty();

    [Fact]
    public void Positions_that_do_not_rise_are_caught() =>
        Check(Good with { Feed = [Feed[0], Feed[1] with { Position = 1 }, Feed[2]], Followed = [] }).ShouldBe(['K']);

    [Fact]
    public void Versions_out_of_order_are_caught() => Check(Good with
    {
        Feed = [Feed[0] with { Version = 2 }, Feed[1], Feed[2] with { Version = 1 }],
        Followed = [],
    }).ShouldContain('K');

    [Fact]
    public void An_event_that_is_missing_at_the_end_is_caught() =>
        Check(Good with { Feed = Feed[..2] }).ShouldBe(['K']);

    [Fact]
    public void A_stream_that_is_missing_is_caught() =>
        Check(Good with { Feed = [Feed[0], Feed[2]], Followed = [] }).ShouldBe(['K']);

    [Fact]
    public void An_event_that_came_late_before_one_that_was_read_is_caught() =>
        Check(Good with { Followed = [Feed[0], Feed[2]] }).ShouldBe(['K']);

    [Fact]
    public void An_event_that_was_read_and_is_gone_is_caught() =>
        Check(Good with { Followed = [.. Feed, new FeedPlace(9, "member/mary", 3)] }).ShouldBe(['K']);

    [Fact]
    public void A_stream_that_is_longer_than_its_ledger_is_caught() => Check(Good with
    {
        Feed = [.. Feed, new FeedPlace(9, "member/mary", 3)],
        Streams = new Dictionary<string, long> { ["member/mary"] = 3, ["catalogue/shop"] = 1 },
    }).ShouldBe(['D']);

    private static IEnumerable<char> Check(Observed observed) =>
        HistoryCheck.Run(observed).Select(violation => violation.Invariant);
}
