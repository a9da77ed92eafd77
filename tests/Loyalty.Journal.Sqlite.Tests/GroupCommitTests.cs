using System.Collections.Immutable;

namespace Loyalty.Journal.Sqlite.Tests;

public sealed class GroupCommitTests
{
    private static readonly AppendOutcome Done = new(AppendStatus.Appended, 1);

    [Fact]
    public async Task A_full_queue_refuses_and_takes_again_when_it_has_room()
    {
        var group = new GroupCommit(new GroupCommitOptions(Appends: 3));
        var waiting = Enumerable.Range(0, 3).Select(_ => group.Append(Append(10), default).AsTask()).ToArray();
        await Should.ThrowAsync<JournalOverloadedException>(async () => await group.Append(Append(10), default));
        var running = group.RunAsync(Settle);
        (await Task.WhenAll(waiting)).ShouldAllBe(outcome => outcome == Done);
        (await group.Append(Append(10), default)).ShouldBe(Done);
        group.Stop();
        await running;
    }

    [Fact]
    public async Task The_queue_is_bounded_in_bytes_too()
    {
        var group = new GroupCommit(new GroupCommitOptions(Bytes: 1_000));
        var first = group.Append(Append(600), default).AsTask();
        await Should.ThrowAsync<JournalOverloadedException>(async () => await group.Append(Append(600), default));
        var second = group.Append(Append(400), default).AsTask();
        var running = group.RunAsync(Settle);
        (await Task.WhenAll(first, second)).ShouldBe([Done, Done]);
        (await group.Append(Append(1_000), default)).ShouldBe(Done);
        group.Stop();
        await running;
    }

    [Fact]
    public async Task All_that_wait_are_one_batch_up_to_its_bound()
    {
        var group = new GroupCommit(new GroupCommitOptions(BatchAppends: 4));
        var waiting = Enumerable.Range(0, 10).Select(_ => group.Append(Append(1), default).AsTask()).ToArray();
        var sizes = new List<int>();
        group.Stop();
        group.Run(batch =>
        {
            sizes.Add(0);
            for (; batch.TryTake(out var pending); sizes[^1]++)
                pending.Settle(Done);
        });
        await Task.WhenAll(waiting);
        sizes.ShouldBe([4, 4, 2]);
    }

    [Fact]
    public async Task An_append_that_the_store_forgot_to_settle_is_not_answered_as_stored()
    {
        var group = new GroupCommit(new GroupCommitOptions());
        var append = group.Append(Append(1), default).AsTask();
        group.Stop();
        group.Run(static batch => batch.TryTake(out _));
        await Should.ThrowAsync<InvalidOperationException>(append);
    }

    [Fact]
    public async Task A_store_that_fails_before_it_takes_an_append_fails_all_that_wait()
    {
        var group = new GroupCommit(new GroupCommitOptions());
        var appends = Enumerable.Range(0, 3).Select(_ => group.Append(Append(1), default).AsTask()).ToArray();
        group.Stop();
        group.Run(static _ => throw new IOException("The disk is gone."));
        foreach (var append in appends)
            (await Should.ThrowAsync<JournalUnavailableException>(append)).InnerException.ShouldBeOfType<IOException>();
    }

    [Fact]
    public async Task A_stopped_group_commit_takes_nothing_more()
    {
        var group = new GroupCommit(new GroupCommitOptions());
        group.Stop();
        await Should.ThrowAsync<ObjectDisposedException>(async () => await group.Append(Append(1), default));
    }

    private static Append Append(int bytes) =>
        new("s", 0, null, ImmutableArray.Create<ReadOnlyMemory<byte>>(new byte[bytes]));

    private static ValueTask Settle(AppendBatch batch)
    {
        while (batch.TryTake(out var pending))
            pending.Settle(Done);
        return ValueTask.CompletedTask;
    }
}
