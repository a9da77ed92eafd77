using System.Threading.Channels;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Silos;

/// <summary>A watcher in a process without grains, while the silo of the member that it watches dies or leaves.</summary>
public sealed class WatchTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_watcher_who_watches_again_hears_of_every_change_after_the_silo_went(bool isKilled)
    {
        await using var shop = await Shop.Open(3, Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var watcher = new Watcher();
        var reference = shop.Grains.CreateObjectReference<IMemberWatcher>(watcher);
        (await anna.Watch(reference).Value()).Version.ShouldBe(1);
        await anna.Purchase(Orders.Order("1", 1)).Value();
        (await watcher.Next()).Version.ShouldBe(2);

        for (var round = 0; round < 2; round++)
        {
            var (view, silo) = (shop.ClientView.Current.Version, shop.OwnerOf(anna));
            await (isKilled ? shop.Kill(silo) : shop.Leave(silo));
            var stored = await Persistence.UntilValue(() => anna.Purchase(Orders.Order($"unseen-{round}", 1)));
            await shop.ClientView.After(view, TestContext.Current.CancellationToken);
            shop.OwnerOf(anna).ShouldNotBe(silo);
            var seen = await Persistence.UntilValue(() => anna.Watch(reference));
            seen.Version.ShouldBe(stored.Version, "what happened while nobody watched is in the first answer");
            for (var order = 0; order < 5; order++)
            {
                await anna.Purchase(Orders.Order($"{round}-{order}", 1)).Value();
            }

            for (var version = seen.Version + 1; version <= seen.Version + 5; version++)
            {
                (await watcher.NextAfter(version - 1)).Version.ShouldBe(version);
            }
        }

        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task One_change_is_told_once_although_the_member_has_moved_and_come_back()
    {
        await using var shop = await Shop.Open(2, Programs.Storefront);
        var added = await shop.Join();
        await shop.Stable();
        var anna = await shop.Enrolled(shop.IdsOn(added, "anna").First());
        var watcher = new Watcher();
        var reference = shop.Grains.CreateObjectReference<IMemberWatcher>(watcher);
        await anna.Watch(reference).Value();
        await shop.Leave(added);
        await Persistence.UntilValue(() => anna.Watch(reference));
        await anna.Watch(reference).Value();
        await anna.Purchase(Orders.Order("1", 1)).Value();
        await anna.Purchase(Orders.Order("2", 1)).Value();
        (await watcher.NextAfter(1)).Version.ShouldBe(2);
        (await watcher.NextAfter(1)).Version.ShouldBe(3);
        watcher.HasHeard.ShouldBeFalse();
        GC.KeepAlive(watcher);
    }

    private sealed class Watcher : IMemberWatcher
    {
        private readonly Channel<MemberView> heard = Channel.CreateUnbounded<MemberView>();

        public bool HasHeard => heard.Reader.TryPeek(out _);

        public Task Changed(MemberView member) => heard.Writer.WriteAsync(member).AsTask();

        public async Task<MemberView> Next() => await heard.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        /// <summary>The next that is newer than a version; what is older was told late.</summary>
        public async Task<MemberView> NextAfter(long version)
        {
            while (true)
            {
                if (await Next() is { } told && told.Version > version)
                {
                    return told;
                }
            }
        }
    }
}
