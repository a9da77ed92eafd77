namespace Loyalty.Journal.Conformance;

public abstract partial class JournalConformance
{
    [Theory]
    [InlineData(CommitFault.NotDone, 1)]
    [InlineData(CommitFault.AnswerLost, 2)]
    public async Task A_failed_commit_is_unknown_and_looking_tells_the_truth(CommitFault fault, long versionAfter)
    {
        await Fill("s", 1);
        Commits.FailNext(fault);
        await Should.ThrowAsync<JournalUnavailableException>(async () => await Journal.Append(One("s", 1, "c2")));
        (await Journal.Version("s")).ShouldBe(versionAfter);
        ((await Journal.Find("s", "c2")) is not null).ShouldBe(versionAfter == 2);
        var again = await Journal.Append(One("s", 1, "c2"));
        again.ShouldBe(versionAfter == 2 ? Duplicate(2) : Appended(2));
        await ShouldHoldOnly("s", "s 1", "s 2");
        (await WholeFeed(10)).Select(stored => stored.Version).ShouldBe([1, 2]);
        await Reopen();
        await ShouldHoldOnly("s", "s 1", "s 2");
    }

    [Theory]
    [InlineData(CommitFault.NotDone)]
    [InlineData(CommitFault.AnswerLost)]
    public async Task A_failed_commit_fails_every_append_of_its_batch_and_no_other(CommitFault fault)
    {
        Commits.Hold();
        var first = Journal.Append(One("first", 0)).AsTask();
        await Commits.Arrival();
        var batch = Enumerable.Range(0, 10).Select(number => Journal.Append(Together(number)).AsTask()).ToArray();
        Commits.ReleaseAndHold();
        (await first).ShouldBe(Appended(1));
        await Commits.Arrival();
        var next = JoinsStreams ? Journal.Append(One("next", 0)).AsTask() : null;
        Commits.FailNext(fault);
        Commits.Release();
        foreach (var append in batch)
            await Should.ThrowAsync<JournalUnavailableException>(append);
        (await (next ?? Journal.Append(One("next", 0)).AsTask())).ShouldBe(Appended(1));
        var stored = JoinsStreams ? (await Journal.Streams("s", "", 100)).Count : await Journal.Version("first") - 1;
        stored.ShouldBe(fault == CommitFault.NotDone ? 0 : 10);

        Append Together(int number) => JoinsStreams ? One($"s{number}", 0, "c1") : One("first", number + 1, $"c{number}");
    }

    [Fact]
    public async Task A_cancelled_append_is_unknown()
    {
        Commits.Hold();
        using var cancellation = new CancellationTokenSource();
        var append = Journal.Append(One("s", 0, "c1"), cancellation.Token).AsTask();
        await Commits.Arrival();
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(append);
        Commits.Release();
        (await Journal.Append(One("s", 0, "c1"))).ShouldBe(Duplicate(1));
        await ShouldHoldOnly("s", "s 1");
    }

    [Fact]
    public async Task An_append_that_is_cancelled_beforehand_is_not_stored()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(
            async () => await Journal.Append(One("s", 0, "c1"), cancellation.Token));
        await Fill("t", 1);
        (await Journal.Version("s")).ShouldBe(0);
    }
}
