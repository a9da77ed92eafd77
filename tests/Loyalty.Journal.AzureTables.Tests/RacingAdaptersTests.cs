using Loyalty.Azurite;
using static Loyalty.Journal.AzureTables.Tests.AppendsOfTests;

namespace Loyalty.Journal.AzureTables.Tests;

public sealed class RacingAdaptersTests(SharedAzurite shared) : TwoAdapters(shared)
{
    [Fact]
    public async Task Two_adapters_on_one_stream_make_one_history()
    {
        const int Wins = 60;
        var wins = await Task.WhenAll(Run(First, "first"), Run(Second, "second"));
        wins.Sum().ShouldBe(Wins);
        await ShouldBeOneHistory(First, "s", Wins);

        static async Task<int> Run(AzureTablesJournal journal, string name)
        {
            var (version, won) = (0L, 0);
            for (var turn = 0; version < Wins; turn++)
            {
                var outcome = await journal.Append(One("s", version, $"{name}-{turn}"));
                outcome.Status.ShouldBeOneOf(AppendStatus.Appended, AppendStatus.VersionConflict);
                won += outcome.Status == AppendStatus.Appended ? 1 : 0;
                version = outcome.Version;
            }

            return won;
        }
    }

    [Fact]
    public async Task A_line_that_another_adapter_has_cut_is_refused_as_a_whole()
    {
        await First.Append(One("s", 0, "c0"));
        (await Second.Append(One("s", 1, "foreign"))).ShouldBe(Appended(2));
        var line = new AppendLine();
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(version =>
            First.Append(One("s", version, $"c{version}") with { Line = line }).AsTask()));
        outcomes.ShouldAllBe(outcome => outcome == Conflict(2));
        await ShouldBeOneHistory(First, "s", 2);
        (await First.Append(One("s", 2, "c9"))).ShouldBe(Appended(3));
    }

    [Fact]
    public async Task A_command_that_another_adapter_has_stored_is_told_as_a_duplicate()
    {
        await First.Append(One("s", 0, "c0"));
        await Second.Append(One("s", 1, "the-order"));
        (await First.Append(One("s", 1, "the-order"))).ShouldBe(new AppendOutcome(AppendStatus.DuplicateCommand, 2));
        (await First.Append(One("s", 2, "the-order"))).ShouldBe(new AppendOutcome(AppendStatus.DuplicateCommand, 2));
    }

    [Fact]
    public async Task More_than_a_transaction_holds_is_refused_before_it_is_sent()
    {
        var events = Enumerable.Repeat((ReadOnlyMemory<byte>)new byte[1_000_000], 3);
        var failure = await Should.ThrowAsync<ArgumentException>(async () => await First.Append(new Append("s", 0, null, [.. events])));
        failure.Message.ShouldContain("2900000 bytes");
        (await First.Version("s")).ShouldBe(0);
    }

    [Fact]
    public async Task Snapshots_of_any_length_replace_each_other()
    {
        var version = 0L;
        foreach (var length in new[] { 10, 1_500_000, 900_000, 70_000, 2_000_000, 0 })
        {
            var snapshot = new byte[length];
            new Random(length).NextBytes(snapshot);
            (await First.Append(One("s", version++) with { Snapshot = snapshot })).ShouldBe(Appended(version));
            var tail = await Second.Load("s");
            (tail.Version, tail.SnapshotVersion).ShouldBe((version, version));
            tail.Snapshot!.Value.Span.SequenceEqual(snapshot).ShouldBeTrue();
        }
    }
}
