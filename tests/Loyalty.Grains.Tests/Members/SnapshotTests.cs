using System.Text;
using Loyalty.Grains.Members;
using Loyalty.Grains.Stored;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Journal;

namespace Loyalty.Grains.Tests.Members;

public sealed class SnapshotTests
{
    private const string Stream = "member/storefront/anna";

    [Fact]
    public async Task A_snapshot_is_kept_at_every_fiftieth_event_and_nowhere_else()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var snapshots = new List<long>();
        shop.Journal.AfterAppend = (append, outcome) =>
        {
            if (append.Stream == Stream && append.Snapshot is not null)
            {
                snapshots.Add(outcome.Version);
            }

            return Task.CompletedTask;
        };
        await Bought(shop, 119);
        snapshots.ShouldBe([50, 100]);
    }

    [Fact]
    public async Task A_member_is_read_from_the_snapshot_and_the_events_after_it()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var before = await Bought(shop, 59);
        await shop.Restart();
        StreamTail? loaded = null;
        shop.Journal.Loaded = tail => new(loaded = Touched(tail));
        (await shop.Member("anna").Get().Value()).ShouldSatisfyAllConditions(
            view => view.LifetimePoints.ShouldBe(before.LifetimePoints + 1_000_000, "the snapshot says so"), view => view.Balance.ShouldBe(before.Balance));
        loaded!.SnapshotVersion.ShouldBe(50);
        loaded.Events.Count.ShouldBe(10);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"account0\":{}}")]
    [InlineData("{\"account1\":null}")]
    [InlineData("{\"account1\":{\"member\":{\"memberId\":\"anna\",\"currency\":\"none\"}}}")]
    [InlineData("\u0000\u0001")]
    public async Task A_snapshot_that_cannot_be_read_is_passed_over(string snapshot)
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var before = Orders.Text(await Bought(shop, 59));
        await shop.Restart();
        shop.Journal.Loaded = tail => new(tail with { Snapshot = Encoding.UTF8.GetBytes(snapshot) });
        Orders.Text(await shop.Member("anna").Get().Value()).ShouldBe(before);
        (await shop.Member("anna").Purchase(Orders.Order("next", 1)).Value()).Version.ShouldBe(61);
    }

    [Fact]
    public async Task A_stream_without_a_snapshot_is_read_from_its_events()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var before = Orders.Text(await Bought(shop, 59));
        await shop.Restart();
        var (account, version) = await shop.Journal.Account(Stream, default);
        var events = await shop.Journal.Read(Stream, 0, 1_000);
        shop.Journal.Loaded = tail => new(new StreamTail(tail.Version, 0, null, events));
        var (same, sameVersion) = await shop.Journal.Account(Stream, default);
        sameVersion.ShouldBe(version);
        Encoding.UTF8.GetString(AccountCodec.WriteSnapshot(same!).Span)
            .ShouldBe(Encoding.UTF8.GetString(AccountCodec.WriteSnapshot(account!).Span));
        Orders.Text(await shop.Member("anna").Get().Value()).ShouldBe(before);
    }

    private static async Task<Contracts.Members.MemberView> Bought(Shop shop, int orders)
    {
        var anna = await shop.Enrolled("anna");
        await Task.WhenAll(Enumerable.Range(0, orders).Select(order => anna.Purchase(Orders.Order($"{order}", 1)).Value()));
        return await anna.Get().Value();
    }

    private static StreamTail Touched(StreamTail tail)
    {
        var account = AccountCodec.ReadSnapshot(tail.Snapshot!.Value)!;
        return tail with { Snapshot = AccountCodec.WriteSnapshot(account with { LifetimePoints = account.LifetimePoints + 1_000_000 }) };
    }
}
