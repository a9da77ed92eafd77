using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;
using static Loyalty.Grains.Tests.Cluster.Orders;

namespace Loyalty.Grains.Tests.Webhooks;

/// <summary>What becomes of messages while an endpoint, or one message, does not work.</summary>
public sealed class OutageTests
{
    private const string Balance = "loyalty.balance.changed";

    [Fact]
    public async Task A_receiver_that_was_down_for_two_days_gets_everything_once_and_in_order_per_member()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await using var receiver = await Receiver.Open();
        var members = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => shop.Enrolled($"m{n}")));
        await shop.Register(receiver);
        await Buy(members, "before");
        await shop.Deliver();
        receiver.Answer = static _ => 503;

        for (var hour = 0; hour < 48; hour++)
        {
            await Buy([.. members.Where((_, place) => place % 6 == hour % 6)], $"h{hour}");
            for (var minute = 0; minute < 60; minute += 15)
            {
                await shop.Deliver();
                shop.Clock.Now += TimeSpan.FromMinutes(15);
            }
        }

        var attempts = receiver.All.Count(message => message.Status == 503);
        receiver.Answer = static _ => 204;
        await UntilNothingWaits(shop);

        await ShouldHaveAll(shop, receiver);
        attempts.ShouldBeInRange(20, 48 * 4 * 3);
        TestContext.Current.SendDiagnosticMessage($"{attempts} attempts in two days, {receiver.Taken.Count} messages afterwards");
    }

    [Fact]
    public async Task A_message_that_fails_holds_back_only_its_member()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await using var receiver = await Receiver.Open();
        var (mary, ben) = (await shop.Enrolled("mary"), await shop.Enrolled("ben"));
        await shop.Register(receiver, "crm", Balance);
        receiver.Answer = static message => message.Member == "mary" && message.Version == 2 ? 500 : 200;

        for (var order = 0; order < 5; order++)
        {
            await Buy([mary, ben], $"{order}");
            await shop.Deliver();
            shop.Clock.Now += TimeSpan.FromSeconds(20);
        }

        receiver.Taken.ShouldAllBe(message => message.Member == "ben");
        receiver.Taken.Select(message => message.Version).ShouldBe([2, 3, 4, 5, 6]);
        var view = await shop.Webhook().Get().Value();
        view.Waiting.ShouldBe(1);
        receiver.Answer = static _ => 200;
        await UntilNothingWaits(shop);
        receiver.Taken.Where(message => message.Member == "mary").Select(message => message.Version).ShouldBe([2, 3, 4, 5, 6]);
    }

    [Fact]
    public async Task Retries_come_ever_later_and_end_after_three_days_as_a_dead_letter()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await using var receiver = await Receiver.Open();
        var (mary, ben) = (await shop.Enrolled("mary"), await shop.Enrolled("ben"));
        await shop.Register(receiver, "crm", Balance);
        receiver.Answer = static message => message.Member == "mary" && message.Version == 2 ? 500 : 200;
        await Buy([mary, mary, ben], "1", "2", "3");

        var started = shop.Clock.Now;
        var tried = new List<TimeSpan>();
        for (var seen = 0; shop.Clock.Now < started + TimeSpan.FromDays(4);)
        {
            await shop.Deliver();
            var now = receiver.All.Count(message => message.Status == 500);
            tried.AddRange(Enumerable.Repeat(shop.Clock.Now - started, now - seen));
            seen = now;
            shop.Clock.Now += TimeSpan.FromSeconds(shop.Clock.Now - started < TimeSpan.FromHours(1) ? 5 : 600);
        }

        tried[0].ShouldBe(TimeSpan.Zero);
        tried[1].ShouldBe(TimeSpan.FromSeconds(5));
        tried[^1].ShouldBe(TimeSpan.FromDays(3), TimeSpan.FromMinutes(10));
        tried.Count.ShouldBeInRange(20, 40);
        var pauses = tried.Zip(tried.Skip(1), (one, next) => next - one).ToList();
        pauses.Take(8).ShouldBe(pauses.Take(8).Order());
        var letter = (await shop.Webhook().DeadLetters().Value()).DeadLetters.ShouldHaveSingleItem();
        (letter.MemberId, letter.Type, letter.Failure, letter.Attempts).ShouldBe(("mary", Balance, "status-500", tried.Count));
        receiver.Taken.Where(message => message.Member == "mary").Select(message => message.Version).ShouldBe([3]);

        (await shop.Webhook().Resend(letter.EventId).Value()).Failure.ShouldBe("status-500");
        receiver.Answer = static _ => 200;
        (await shop.Webhook().Resend(letter.EventId).Value()).Delivered.ShouldBeTrue();
        receiver.Taken[^1].Id.ShouldBe(letter.EventId);
        (await shop.Webhook().DeadLetters().Value()).DeadLetters.ShouldBeEmpty();
        (await shop.Webhook().Resend(letter.EventId).Refusal()).Code.ShouldBe("dead-letter-unknown");
    }

    [Fact]
    public async Task An_endpoint_that_is_down_is_left_alone_mostly_and_gets_all_at_once_when_it_answers()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await using var receiver = await Receiver.Open();
        var members = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => shop.Enrolled($"m{n}")));
        await shop.Register(receiver, "crm", Balance);
        receiver.Answer = static _ => 503;
        await Buy(members, "1");
        await shop.Deliver();
        receiver.All.Count.ShouldBeInRange(3, 19, "what was begun side by side, and no more");

        var before = receiver.All.Count;
        for (var minute = 0; minute < 30; minute++)
        {
            shop.Clock.Now += TimeSpan.FromMinutes(1);
            await shop.Deliver();
            await shop.Deliver();
        }

        receiver.All.Count.ShouldBeInRange(before + 10, before + 40);
        receiver.Answer = static _ => 204;
        shop.Clock.Now += TimeSpan.FromMinutes(1);
        await shop.Deliver();
        receiver.Taken.Count.ShouldBe(60, "all that waited, however long it was to wait");
    }

    [Fact]
    public async Task A_silo_that_dies_after_a_delivery_and_before_it_is_noted_delivers_again_with_the_same_id()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await using var receiver = await Receiver.Open();
        var (mary, ben) = (await shop.Enrolled("mary"), await shop.Enrolled("ben"));
        await shop.Register(receiver);
        await Buy([mary, ben], "1", "2");
        shop.Journal.BeforeAppend = append => append.Stream.StartsWith("webhook/", StringComparison.Ordinal)
            ? throw new IOException("The silo is gone.")
            : Task.CompletedTask;
        await shop.Deliver();
        var first = receiver.Taken.Select(message => message.Id).ToList();
        first.Count.ShouldBeGreaterThanOrEqualTo(2);

        await shop.Kill();
        await Buy([shop.Member("mary")], "3");
        await UntilNothingWaits(shop);

        receiver.Taken.Skip(first.Count).Select(message => message.Id).Take(first.Count).ShouldBe(first, ignoreOrder: true);
        receiver.Taken.Count.ShouldBeGreaterThan(2 * first.Count);
        await ShouldHaveAll(shop, receiver, once: false);
    }

    [Fact]
    public async Task A_slow_endpoint_holds_up_no_other_and_no_award()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await using var slow = await Receiver.Open();
        await using var quick = await Receiver.Open();
        var hold = new TaskCompletionSource();
        slow.Before = _ => hold.Task;
        var mary = await shop.Enrolled("mary");
        await shop.Register(slow, "slow");
        await shop.Register(quick, "quick");

        await Buy([mary], "1");
        (await shop.Webhook("slow").Deliver()).ShouldBeTrue();
        await shop.Deliver("quick");
        await Buy([mary], "2");
        await shop.Deliver("quick");

        quick.Taken.Select(message => message.Version).Distinct().ShouldBe([2, 3]);
        (await shop.Webhook("slow").Get().Value()).Delivered.ShouldBe(0);
        slow.All.ShouldBeEmpty();
        hold.SetResult();
        await UntilNothingWaits(shop, "slow");
        slow.Taken.Select(message => message.Id).ShouldBe(quick.Taken.Select(message => message.Id));
    }

    private static async Task Buy(IMemberGrain[] members, params string[] orders)
    {
        foreach (var (place, member) in members.Index())
        {
            var id = orders[Math.Min(place, orders.Length - 1)];
            await member.Purchase(Order(id, 10 + place)).Value();
        }
    }

    private static async Task UntilNothingWaits(Shop shop, string id = "crm")
    {
        for (var round = 0; round < 100; round++)
        {
            await shop.Deliver(id);
            shop.Clock.Now += TimeSpan.FromMinutes(2);
            if (await shop.Webhook(id).Get().Value() is { Waiting: 0, Failures: 0 })
            {
                await shop.Deliver(id);
                return;
            }
        }

        throw new TimeoutException("Something waits and does not arrive.");
    }

    /// <summary>What was taken is what the feed tells after the endpoint was made known.</summary>
    private static async Task ShouldHaveAll(Shop shop, Receiver receiver, bool once = true)
    {
        var told = await shop.Told();
        var expected = told.Where(happened => happened.Data.Version > 1).Select(happened => happened.Id).ToList();
        expected.ShouldBeUnique();
        receiver.Taken.Select(message => message.Id).Distinct().ShouldBe(expected, ignoreOrder: true);
        if (once)
        {
            receiver.Taken.Select(message => message.Id).ShouldBeUnique();
        }

        foreach (var member in receiver.Taken.DistinctBy(message => message.Id).GroupBy(message => message.Member))
        {
            member.Select(message => message.Id)
                .ShouldBe(told.Where(happened => happened.Subject == member.Key && happened.Data.Version > 1).Select(happened => happened.Id));
        }
    }
}
