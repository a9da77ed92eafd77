using Loyalty.Postgres;

namespace Loyalty.Journal.Postgres.Tests;

/// <summary>Each append is a batch of its own: a chain spans several.</summary>
public sealed class SmallBatchesTests(SharedPostgres shared) : TwoAdapters<PostgresPlace>(
    new PostgresPlace(shared, usual => usual with { GroupCommit = new GroupCommitOptions(BatchAppends: 1) }))
{
    [Fact]
    public async Task What_was_queued_behind_a_refused_append_is_not_stored_on_a_foreign_event()
    {
        FirstCommits.Hold();
        var before = First.Append(One("other", 0)).AsTask();
        await FirstCommits.Arrival();
        var line = new AppendLine();
        var chain = Enumerable.Range(0, 3).Select(version => First.Append(One("s", version, $"c{version}") with { Line = line }).AsTask()).ToArray();
        (await Second.Append(One("s", 0, "foreign"))).ShouldBe(Appended(1));
        FirstCommits.Release();
        await before;
        (await Task.WhenAll(chain)).ShouldAllBe(outcome => outcome == Conflict(1));
        (await First.Append(One("s", 1, "c9"))).ShouldBe(Appended(2));
        await ShouldBeOneHistory(Second, "s", 2);
    }
}
