namespace Loyalty.Journal.Conformance;

public abstract partial class JournalConformance
{
    /// <summary>
    /// Appends that surely share one batch: they come while the commit of another append is held. Where a batch is of one stream, each
    /// waits for those before it that are of other streams.
    /// </summary>
    private async Task<AppendOutcome[]> InOneBatch(params Append[] appends)
    {
        if (!JoinsStreams && appends.DistinctBy(append => append.Stream).Count() > 1)
            return await InBatchesOfOneStream(appends);
        Commits.Hold();
        var first = Journal.Append(One($"first-{Guid.NewGuid()}", 0)).AsTask();
        await Commits.Arrival();
        var batch = appends.Select(append => Journal.Append(append).AsTask()).ToArray();
        batch.ShouldAllBe(append => !append.IsCompleted);
        Commits.Release();
        await first;
        return await Task.WhenAll(batch);
    }

    private async Task<AppendOutcome[]> InBatchesOfOneStream(Append[] appends)
    {
        var outcomes = new List<AppendOutcome>();
        while (outcomes.Count < appends.Length)
        {
            var rest = appends.Skip(outcomes.Count).ToArray();
            var batch = rest.TakeWhile(append => append.Stream == rest[0].Stream);
            outcomes.AddRange(await Task.WhenAll(batch.Select(append => Journal.Append(append).AsTask())));
        }

        return [.. outcomes];
    }

    [Fact]
    public async Task In_one_batch_only_the_bad_appends_are_refused()
    {
        await Fill("s", 1);
        var outcomes = await InOneBatch(
            One("a", 0, "c1"),
            One("s", 0, "new"),
            One("b", 0, "c1"),
            One("s", 1, "c1"),
            One("c", 0, "c1", new Fence("s", 9)),
            One("s", 1, "c2"));
        outcomes.ShouldBe([Appended(1), Conflict(1), Appended(1), Duplicate(1), Moved(1), Appended(2)]);
        await ShouldHoldOnly("s", "s 1", "s 2");
        (await Journal.Streams("", "", 10)).Where(name => name.Length == 1).ShouldBe(["a", "b", "s"]);
    }

    [Fact]
    public async Task An_append_may_build_on_an_earlier_one_of_the_same_batch()
    {
        var outcomes = await InOneBatch(
            One("s", 0, "c1"), One("s", 1, "c2"), One("s", 1, "c3"), One("s", 9, "c1"), One("s", 2, "c4"), One("s", 3, "c2"));
        outcomes.ShouldBe([Appended(1), Appended(2), Conflict(2), Duplicate(1), Appended(3), Duplicate(2)]);
        await ShouldHoldOnly("s", "s 1", "s 2", "s 3");
    }

    [Fact]
    public async Task In_a_line_none_is_stored_behind_one_that_was_not_though_its_version_came_about_by_another()
    {
        await Fill("s", 1);
        var line = new AppendLine();
        (await Journal.Append(One("s", 0, "first") with { Line = line })).ShouldBe(Conflict(1));
        (await Journal.Append(One("s", 1, "another"))).ShouldBe(Appended(2));
        (await Journal.Append(One("s", 2, "second") with { Line = line })).ShouldBe(Conflict(2));
        (await Journal.Append(One("s", 2, "another") with { Line = line })).ShouldBe(Duplicate(2));
        line.IsBroken.ShouldBeTrue();
        (await Journal.Append(One("s", 2, "third") with { Line = new AppendLine() })).ShouldBe(Appended(3));
    }

    [Fact]
    public async Task In_a_line_all_are_stored_where_each_is()
    {
        var line = new AppendLine();
        var outcomes = await InOneBatch([.. Enumerable.Range(0, 5).Select(version => One("s", version, $"c{version}") with { Line = line })]);
        outcomes.ShouldBe([.. Enumerable.Range(1, 5).Select(version => Appended(version))]);
        line.IsBroken.ShouldBeFalse();
    }

    [Fact]
    public async Task A_fence_that_an_earlier_append_of_the_batch_moves_counts()
    {
        await Fill("catalogue/p", 1);
        var outcomes = await InOneBatch(
            One("a", 0, "c1", new Fence("catalogue/p", 1)),
            One("catalogue/p", 1),
            One("b", 0, "c1", new Fence("catalogue/p", 1)),
            One("b", 0, "c1", new Fence("catalogue/p", 2)));
        outcomes.ShouldBe([Appended(1), Appended(2), Moved(2), Appended(1)]);
    }

    [Fact]
    public async Task Closing_the_journal_completes_the_appends_that_wait()
    {
        Commits.Hold();
        var appends = Enumerable.Range(0, 20).Select(stream => Journal.Append(One($"s{stream:00}", 0)).AsTask()).ToArray();
        await Commits.Arrival();
        var closed = Close();
        await Should.ThrowAsync<ObjectDisposedException>(async () => await Journal.Append(One("late", 0)));
        Commits.Release();
        await closed;
        (await Task.WhenAll(appends)).ShouldAllBe(outcome => outcome == Appended(1));
        await Reopen();
        (await Journal.Streams("s", "", 100)).Count.ShouldBe(20);
        (await Journal.Version("late")).ShouldBe(0);
    }
}
