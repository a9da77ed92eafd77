using Loyalty.Azurite;

namespace Loyalty.Journal.AzureTables.Tests;

public sealed class RacingAdaptersTests(SharedAzurite shared)
    : RacingAdapters<AzureTablesPlace>(new AzureTablesPlace(shared), races: 60, chainRaces: 10)
{
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
