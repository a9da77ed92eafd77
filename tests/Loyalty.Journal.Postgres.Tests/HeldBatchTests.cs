using Loyalty.Postgres;

namespace Loyalty.Journal.Postgres.Tests;

/// <summary>Batches that are held at the moment between their last check and their commit, and what others do meanwhile.</summary>
public sealed class HeldBatchTests(SharedPostgres shared) : TwoAdapters<PostgresPlace>(new PostgresPlace(shared))
{
    private static readonly Fence Old = new("catalogue/p", 1);

    [Fact]
    public async Task A_toggle_waits_for_an_award_that_has_passed_the_fence_but_is_not_committed()
    {
        await Second.Append(One("catalogue/p", 0));
        await First.Append(One("first", 0, fence: Old));
        await using var award = await HeldStore.Begin(Place.Database, "s", 0, Old);
        var toggle = Second.Append(One("catalogue/p", 1)).AsTask();
        await ShouldWait(toggle);
        await award.Commit();
        (await toggle).ShouldBe(Appended(2));
        (await First.Append(One("s", 1, fence: Old))).ShouldBe(Moved(2));
    }

    [Fact]
    public async Task An_award_waits_for_a_toggle_that_is_not_committed()
    {
        await Second.Append(One("catalogue/p", 0));
        await First.Append(One("first", 0, fence: Old));
        await ShouldWaitForTheToggle();
    }

    [Fact]
    public async Task The_first_award_that_names_a_fence_waits_for_a_toggle_that_did_not_know_of_it()
    {
        await Second.Append(One("catalogue/p", 0));
        await ShouldWaitForTheToggle();
    }

    [Fact]
    public async Task A_batch_that_waited_for_a_lock_comes_in_the_feed_after_what_it_builds_on()
    {
        await Second.Append(One("catalogue/p", 0));
        await First.Append(One("first", 0, fence: Old));
        await using var toggle = await HeldStore.Begin(Place.Database, "catalogue/p", 1);
        var award = First.Append(One("s", 1, fence: Old)).AsTask();
        await ShouldWait(award);
        (await Second.Append(One("s", 0))).ShouldBe(Appended(1));
        await toggle.Rollback();
        (await award).ShouldBe(Appended(2));
        var seen = new List<FeedEvent>();
        while (await Second.Feed(seen.Count == 0 ? 0 : seen[^1].Position, 1) is [var next])
            seen.Add(next);
        seen.Where(stored => stored.Stream == "s").Select(stored => stored.Version).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Of_two_batches_at_one_version_the_second_waits_and_is_told_of_the_first()
    {
        await using var other = await HeldStore.Begin(Place.Database, "s", 0);
        var line = new AppendLine();
        var chain = Enumerable.Range(0, 2).Select(version => First.Append(One("s", version, $"c{version}") with { Line = line }).AsTask()).ToArray();
        await ShouldWait(chain[0]);
        await other.Commit();
        (await Task.WhenAll(chain)).ShouldBe([Conflict(1), Conflict(1)]);
    }

    private async Task ShouldWaitForTheToggle()
    {
        await using var toggle = await HeldStore.Begin(Place.Database, "catalogue/p", 1);
        var award = First.Append(One("s", 0, fence: Old)).AsTask();
        await ShouldWait(award);
        await toggle.Commit();
        (await award).ShouldBe(Moved(2));
    }

    /// <summary>Long enough for whoever does not wait to be done.</summary>
    private static async Task ShouldWait(Task task)
    {
        await Task.WhenAny(task, Task.Delay(400));
        task.IsCompleted.ShouldBeFalse("it did not wait");
    }
}
