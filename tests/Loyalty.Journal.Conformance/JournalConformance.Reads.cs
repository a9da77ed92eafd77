namespace Loyalty.Journal.Conformance;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task A_stream_that_does_not_exist_is_empty()
    {
        var tail = await Journal.Load("absent");
        (tail.Version, tail.SnapshotVersion, tail.Snapshot, tail.Events.Count).ShouldBe((0, 0, null, 0));
        (await Journal.Read("absent", 0, 10)).ShouldBeEmpty();
        (await Journal.Find("absent", "c1")).ShouldBeNull();
        (await Journal.Version("absent")).ShouldBe(0);
    }

    [Fact]
    public async Task Load_without_a_snapshot_gives_all_events()
    {
        await Fill("s", 3);
        var tail = await Journal.Load("s");
        (tail.Version, tail.SnapshotVersion, tail.Snapshot).ShouldBe((3, 0, null));
        tail.Events.Select(stored => (stored.Version, stored.CommandId, Text(stored.Body)))
            .ShouldBe([(1, "c1", "s 1"), (2, "c2", "s 2"), (3, "c3", "s 3")]);
    }

    [Fact]
    public async Task Load_gives_the_latest_snapshot_and_the_events_after_it()
    {
        await Fill("s", 2);
        await Journal.Append(new Append("s", 2, null, Bodies("x", "y"), Snapshot: Bytes("state at 4")));
        await ShouldLoad(4, "state at 4");
        await Journal.Append(One("s", 4));
        await Journal.Append(One("s", 5));
        await ShouldLoad(4, "state at 4", "s 5", "s 6");
        await Journal.Append(One("s", 6) with { Snapshot = Bytes("") });
        await Journal.Append(One("s", 7));
        await ShouldLoad(7, "", "s 8");
        await Reopen();
        await ShouldLoad(7, "", "s 8");

        async Task ShouldLoad(long snapshotVersion, string snapshot, params string[] events)
        {
            var tail = await Journal.Load("s");
            tail.SnapshotVersion.ShouldBe(snapshotVersion);
            Text(tail.Snapshot.ShouldNotBeNull()).ShouldBe(snapshot);
            tail.Events.Select(stored => Text(stored.Body)).ShouldBe(events);
            tail.Version.ShouldBe(snapshotVersion + events.Length);
        }
    }

    [Fact]
    public async Task Read_pages_through_a_stream_and_snapshots_hide_nothing_from_it()
    {
        await Fill("s", 5);
        await Journal.Append(One("s", 5) with { Snapshot = Bytes("state") });
        (await Journal.Read("s", 0, 2)).Select(stored => stored.Version).ShouldBe([1, 2]);
        (await Journal.Read("s", 2, 3)).Select(stored => stored.Version).ShouldBe([3, 4, 5]);
        (await Journal.Read("s", 5, 100)).Select(stored => stored.Version).ShouldBe([6]);
        (await Journal.Read("s", 6, 100)).ShouldBeEmpty();
        (await Journal.Read("s", 1_000, 100)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Find_gives_the_event_that_holds_a_command()
    {
        await Journal.Append(new Append("s", 0, "first", Bodies("a", "b")));
        await Fill("t", 1);
        var found = (await Journal.Find("s", "first")).ShouldNotBeNull();
        (found.Version, found.CommandId, Text(found.Body)).ShouldBe((2, "first", "b"));
        (await Journal.Find("s", "c1")).ShouldBeNull();
        (await Journal.Find("t", "first")).ShouldBeNull();
    }

    [Fact]
    public async Task Streams_come_by_prefix_in_the_order_of_their_bytes()
    {
        string[] names =
            ["b", "a/1", "a/10", "a/2", "a", "A/1", "a/é", "a/\uFFEE", "a/\U0001F600", "ab", "a0", "a.", "a/%", "a/_"];
        foreach (var name in names)
            await Fill(name, 1);
        string[] inOrder = ["a/%", "a/1", "a/10", "a/2", "a/_", "a/é", "a/\uFFEE", "a/\U0001F600"];
        (await Journal.Streams("a/", "", 100)).ShouldBe(inOrder);
        (await Journal.Streams("a/", "", 3)).ShouldBe(inOrder[..3]);
        (await Journal.Streams("a/", "a/10", 3)).ShouldBe(inOrder[3..6]);
        (await Journal.Streams("a/", "a/\U0001F600", 3)).ShouldBeEmpty();
        (await Journal.Streams("a/", "a/15", 1)).ShouldBe(["a/2"]);
        (await Journal.Streams("a/", "A", 100)).ShouldBe(inOrder);
        (await Journal.Streams("a/", "b", 100)).ShouldBeEmpty();
        (await Journal.Streams("a/1", "", 100)).ShouldBe(["a/1", "a/10"]);
        (await Journal.Streams("", "", 100)).Count.ShouldBe(names.Length);
    }

    [Fact]
    public async Task Reads_see_an_append_as_soon_as_it_is_answered()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(reader => Task.Run(async () =>
        {
            var stream = $"s{reader}";
            for (var version = 0; version < 50; version++)
            {
                await Journal.Append(One(stream, version, $"c{version + 1}"));
                (await Journal.Version(stream)).ShouldBe(version + 1);
                (await Journal.Find(stream, $"c{version + 1}")).ShouldNotBeNull();
                (await Journal.Load(stream)).Version.ShouldBe(version + 1);
            }
        })));
    }

    [Fact]
    public async Task Everything_is_there_after_the_journal_is_opened_again()
    {
        await Fill("member/p/a", 3);
        await Fill("member/p/b", 1);
        await Journal.Append(One("member/p/b", 1, "due") with { Due = Due.Becomes(Instant(5)) });
        var feed = await WholeFeed(100);
        await Reopen();
        await ShouldHoldOnly("member/p/a", "member/p/a 1", "member/p/a 2", "member/p/a 3");
        (await Journal.Append(One("member/p/a", 3, "c1"))).ShouldBe(Duplicate(1));
        (await Journal.Append(One("member/p/a", 2, "new"))).ShouldBe(Conflict(3));
        (await Journal.Due("member/p/", Instant(5), 10)).ShouldBe([new DueStream("member/p/b", Instant(5))]);
        (await WholeFeed(100)).Select(Place).ShouldBe(feed.Select(Place));
        (await Journal.Append(One("member/p/a", 3, "c4"))).ShouldBe(Appended(4));
        (await WholeFeed(100))[^1].Position.ShouldBeGreaterThan(feed[^1].Position);
    }

    private static (long, string, long) Place(FeedEvent stored) => (stored.Position, stored.Stream, stored.Version);
}
