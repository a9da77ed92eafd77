namespace Loyalty.Journal.Conformance;

public abstract partial class JournalConformance
{
    private const int Racers = 40;

    private static Task<TAnswer[]> Race<TAnswer>(int racers, Func<int, Task<TAnswer>> run) =>
        Task.WhenAll(Enumerable.Range(0, racers).Select(racer => Task.Run(() => run(racer))));

    [Fact]
    public async Task Of_many_appends_at_one_version_exactly_one_wins()
    {
        for (var version = 0; version < 10; version++)
        {
            var outcomes = await Race(
                Racers, racer => Journal.Append(One("s", version, $"round-{version}-racer-{racer}")).AsTask());
            outcomes.Count(outcome => outcome == Appended(version + 1)).ShouldBe(1);
            outcomes.Count(outcome => outcome == Conflict(version + 1)).ShouldBe(Racers - 1);
        }

        (await Journal.Version("s")).ShouldBe(10);
    }

    [Fact]
    public async Task Of_many_appends_of_one_command_one_is_stored_and_the_rest_are_told_where()
    {
        await Fill("s", 2);
        var outcomes = await Race(Racers, _ => Journal.Append(One("s", 2, "the-order")).AsTask());
        outcomes.Count(outcome => outcome == Appended(3)).ShouldBe(1);
        outcomes.Count(outcome => outcome == Duplicate(3)).ShouldBe(Racers - 1);
        await ShouldHoldOnly("s", "s 1", "s 2", "s 3");
    }

    [Fact]
    public async Task No_append_passes_a_fence_that_has_been_answered_as_moved()
    {
        await Fill("catalogue/p", 1);
        var moved = 0;
        var outcomes = await Race(Racers, async racer =>
        {
            if (racer == Racers / 2)
            {
                await Journal.Append(One("catalogue/p", 1));
                Volatile.Write(ref moved, 1);
            }

            var afterMove = Volatile.Read(ref moved) == 1;
            var outcome = await Journal.Append(One($"s{racer}", 0, "c1", new Fence("catalogue/p", 1)));
            return (afterMove, outcome);
        });
        outcomes.Where(race => race.afterMove).ShouldAllBe(race => race.outcome == Moved(2));
        outcomes.Where(race => race.outcome != Moved(2)).ShouldAllBe(race => race.outcome == Appended(1));
    }

    [Fact]
    public async Task The_feed_is_complete_and_in_order_while_many_append()
    {
        var seen = new List<FeedEvent>();
        var writing = Race(8, async writer =>
        {
            for (var version = 0; version < 100; version++)
                await Journal.Append(One($"s{writer}", version));
            return true;
        });
        bool ended;
        IReadOnlyList<FeedEvent> page;
        do
        {
            ended = writing.IsCompleted;
            page = await Journal.Feed(seen.Count == 0 ? 0 : seen[^1].Position, 50);
            seen.AddRange(page);
        }
        while (!ended || page.Count > 0);

        await writing;
        seen.Select(stored => stored.Position).ShouldBe(seen.Select(stored => stored.Position).Distinct().Order());
        foreach (var stream in seen.GroupBy(stored => stored.Stream))
            stream.Select(stored => stored.Version).ShouldBe(Enumerable.Range(1, 100).Select(version => (long)version));
        seen.Count.ShouldBe(800);
        (await WholeFeed(77)).Select(Place).ShouldBe(seen.Select(Place));
        seen.ShouldAllBe(stored => Text(stored.Body) == $"{stored.Stream} {stored.Version}");
    }
}
