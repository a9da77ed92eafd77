using System.Threading.Channels;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Members;

public sealed class WatchTests
{
    [Fact]
    public async Task A_watcher_has_the_present_state_and_then_every_change_in_order()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var watcher = new Watcher();
        var reference = shop.Grains.CreateObjectReference<IMemberWatcher>(watcher);
        var present = await anna.Watch(reference).Value();
        present.Version.ShouldBe(1);
        for (var order = 0; order < 5; order++)
        {
            await anna.Purchase(Orders.Order($"{order}", 1)).Value();
        }

        await anna.Purchase(Orders.Order("0", 1)).Value();
        await anna.Redeem(Orders.Payment("p", 1_000_000)).Refusal();
        await anna.Redeem(Orders.Payment("p", 50)).Value();
        foreach (var (version, balance) in ((long, long)[])[(2, 250), (3, 350), (4, 450), (5, 550), (6, 650), (7, 600)])
        {
            var told = await watcher.Next();
            (told.Version, told.Balance).ShouldBe((version, balance));
        }

        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task What_time_brings_is_told_too()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var watcher = new Watcher();
        await anna.Watch(shop.Grains.CreateObjectReference<IMemberWatcher>(watcher)).Value();
        shop.Clock.Now += TimeSpan.FromDays(70);
        await anna.Watch(shop.Grains.CreateObjectReference<IMemberWatcher>(watcher)).Value();
        await anna.Purchase(Orders.Order("1", 1)).Value();
        var told = await watcher.Next();
        told.Version.ShouldBe(3, "the first watch has ended by itself; the second one begins with the points of two months");
        told.Balance.ShouldBe(200 + 250);
        shop.Clock.Now = new DateTimeOffset(2027, 5, 20, 0, 0, 0, TimeSpan.Zero);
        await anna.Watch(shop.Grains.CreateObjectReference<IMemberWatcher>(watcher)).Value();
        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task A_read_that_finds_points_expired_tells_it()
    {
        await using var shop = await Shop.Open(Programs.With(program =>
        {
            program["sandbox"] = true;
            program["points"]!.AsObject().Remove("warnBefore");
            program["points"]!["expire"] = new System.Text.Json.Nodes.JsonObject { ["after"] = "PT1M", ["from"] = "earning", ["at"] = "exact" };
        }));
        var anna = await shop.Enrolled("anna");
        await anna.Purchase(Orders.Order("1", 1)).Value();
        var watcher = new Watcher();
        await anna.Watch(shop.Grains.CreateObjectReference<IMemberWatcher>(watcher)).Value();
        shop.Clock.Now += TimeSpan.FromSeconds(61);
        (await anna.Get().Value()).Version.ShouldBe(3);
        (await watcher.Next()).ShouldSatisfyAllConditions(told => told.Version.ShouldBe(3), told => told.Balance.ShouldBe(0));
        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task A_watch_that_ended_and_a_dead_watcher_hurt_nobody()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        Watcher ended = new(), dead = new(), failing = new(isFailing: true), living = new();
        var references = new[] { ended, dead, failing, living }
            .Select(watcher => shop.Grains.CreateObjectReference<IMemberWatcher>(watcher)).ToArray();
        foreach (var reference in references)
        {
            await anna.Watch(reference).Value();
            await anna.Watch(reference).Value();
        }

        await anna.Unwatch(references[0]);
        await anna.Unwatch(references[0]);
        shop.Grains.DeleteObjectReference<IMemberWatcher>(references[1]);
        await anna.Purchase(Orders.Order("1", 1)).Value();
        await anna.Purchase(Orders.Order("2", 1)).Value();
        (await living.Next()).Version.ShouldBe(2);
        (await living.Next()).Version.ShouldBe(3);
        ended.HasHeard.ShouldBeFalse();
        dead.HasHeard.ShouldBeFalse();
        (await shop.Member("none").Watch(references[3]).Refusal()).Code.ShouldBe("member-unknown");
        GC.KeepAlive((ended, dead, failing, living));
    }

    private sealed class Watcher(bool isFailing = false) : IMemberWatcher
    {
        private readonly Channel<MemberView> heard = Channel.CreateUnbounded<MemberView>();

        public bool HasHeard => heard.Reader.TryPeek(out _);

        public Task Changed(MemberView member) => isFailing
            ? throw new InvalidOperationException("The watcher fails.")
            : heard.Writer.WriteAsync(member).AsTask();

        public async Task<MemberView> Next() => await heard.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
    }
}
