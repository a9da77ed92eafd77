using Loyalty.Azurite;

namespace Loyalty.Journal.AzureTables.Tests;

public sealed class FeedTests(SharedAzurite shared) : TwoAdapters<AzureTablesPlace>(new AzureTablesPlace(shared))
{
    [Fact]
    public async Task Two_readers_that_order_at_once_agree_while_two_writers_write()
    {
        var writing = Task.WhenAll(Enumerable.Range(0, 8).Select(async stream =>
        {
            var journal = stream % 2 == 0 ? First : Second;
            for (var version = 0; version < 25; version++)
                (await journal.Append(One($"s{stream}", version))).ShouldBe(Appended(version + 1));
        }));
        var read = await Task.WhenAll(Follow(First, writing), Follow(Second, writing));
        await writing;
        read[0].Count.ShouldBe(200);
        read[1].Select(Spot).ShouldBe(read[0].Select(Spot));
        foreach (var stream in read[0].GroupBy(stored => stored.Stream))
            stream.Select(stored => stored.Version).ShouldBe(Enumerable.Range(1, 25).Select(version => (long)version));
    }

    [Fact]
    public async Task An_append_that_lands_late_is_not_skipped()
    {
        FirstCommits.Hold();
        var late = First.Append(One("late", 0)).AsTask();
        await FirstCommits.Arrival();
        await Second.Append(One("soon", 0));
        var before = await Second.Feed(0, 10);
        before.Select(stored => stored.Stream).ShouldBe(["soon"]);
        FirstCommits.Release();
        await late;
        (await Second.Feed(before[^1].Position, 10)).Select(stored => stored.Stream).ShouldBe(["late"]);
        (await First.Feed(0, 10)).Select(stored => stored.Stream).ShouldBe(["soon", "late"]);
    }

    [Fact]
    public async Task What_another_reader_gives_its_place_while_this_one_looks_for_it_is_shown()
    {
        await Second.Append(One("s", 0));
        IReadOnlyList<FeedEvent> others = [];
        Place.Asked.BeforeRead = async row =>
        {
            if (row == "cs" && others.Count == 0)
                others = await Second.Feed(0, 10);
        };
        (await First.Feed(0, 10)).Select(stored => stored.Position).ShouldBe(others.Select(stored => stored.Position));
        others.ShouldHaveSingleItem().Stream.ShouldBe("s");
    }

    [Fact]
    public async Task What_is_done_with_is_cleared_away_and_a_new_reader_begins_behind_it()
    {
        for (var version = 0; version < 130; version++)
            await First.Append(One("s", version));
        (await Second.Feed(0, 1_000)).Count.ShouldBe(130);
        await First.Append(One("s", 130));
        (await Second.Feed(0, 1_000)).Count.ShouldBe(131);
        await using var third = await AzureTablesJournal.Open(Place.Options);
        await First.Append(One("s", 131));
        (await third.Feed(0, 1_000)).Select(stored => stored.Version).ShouldBe(Enumerable.Range(1, 132).Select(version => (long)version));
        (await third.Streams("", "", 10)).ShouldBe(["s"]);
        (await First.Feed(0, 1_000)).Count.ShouldBe(132);
    }

    [Fact]
    public async Task Events_too_large_for_the_feed_are_read_from_their_stream_page_by_page()
    {
        var (small, big) = (new byte[10], new byte[700_000]);
        new Random(3).NextBytes(big);
        await First.Append(new Append("a", 0, null, [small, big, small]));
        await First.Append(new Append("b", 0, null, [small]));
        var seen = new List<FeedEvent>();
        for (var position = 0L; await Second.Feed(position, 1) is [var next]; position = next.Position)
            seen.Add(next);
        seen.Select(stored => (stored.Stream, stored.Version)).ShouldBe([("a", 1), ("a", 2), ("a", 3), ("b", 1)], ignoreOrder: true);
        seen.Single(stored => stored is { Stream: "a", Version: 2 }).Body.Span.SequenceEqual(big).ShouldBeTrue();
    }

    private static (long, string, long) Spot(FeedEvent stored) => (stored.Position, stored.Stream, stored.Version);

    private static async Task<List<FeedEvent>> Follow(IJournal journal, Task writing)
    {
        var seen = new List<FeedEvent>();
        bool ended;
        IReadOnlyList<FeedEvent> page;
        do
        {
            ended = writing.IsCompleted;
            page = await journal.Feed(seen.Count == 0 ? 0 : seen[^1].Position, 20);
            seen.AddRange(page);
        }
        while (!ended || page.Count > 0);
        return seen;
    }
}
