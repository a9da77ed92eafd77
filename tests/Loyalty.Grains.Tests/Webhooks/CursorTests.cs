using Loyalty.Grains.Tests.Cluster;
using Loyalty.Journal;
using static Loyalty.Grains.Tests.Cluster.Orders;

namespace Loyalty.Grains.Tests.Webhooks;

/// <summary>How a webhook keeps its place in the feed.</summary>
public sealed class CursorTests
{
    private const string Stream = "webhook/storefront/crm";

    [Theory]
    [InlineData(1)]
    [InlineData(1 << 20)]
    public async Task Many_messages_are_noted_by_few_events_and_nothing_by_none(long apart)
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        shop.Journal.Apart = apart;
        await using var receiver = await Receiver.Open();
        await (await shop.Enrolled("before")).Purchase(Order("1", 1)).Value();
        var members = await Task.WhenAll(Enumerable.Range(0, 300).Select(n => shop.Enrolled($"m{n}")));
        await shop.Register(receiver, "crm", "loyalty.balance.changed");
        await Task.WhenAll(members.Select(member => member.Purchase(Order("1", 9)).Value()));
        await shop.Deliver();

        receiver.Taken.Count.ShouldBe(300, "what was before the registration is not told");
        var noted = await shop.Journal.Version(Stream);
        noted.ShouldBeInRange(3, 8);
        await members[0].Act(new Contracts.Members.ActivityRequest { ActivityId = "a", Type = "review", Subject = "HAT" }).Value();
        await shop.Deliver();
        for (var tick = 0; tick < 20; tick++)
        {
            await shop.Deliver();
        }

        (await shop.Journal.Version(Stream)).ShouldBe(noted + 1);
        receiver.Taken.Count.ShouldBe(301);
        await shop.Restart();
        shop.Journal.Apart = apart;
        await shop.Deliver();
        receiver.Taken.Count.ShouldBe(301);
    }

    [Fact]
    public async Task A_lost_answer_of_the_store_loses_no_message()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await using var receiver = await Receiver.Open();
        var mary = await shop.Enrolled("mary");
        await shop.Register(receiver, "crm", "loyalty.balance.changed");
        await mary.Purchase(Order("1", 9)).Value();
        shop.Journal.AfterAppend = (append, _) => append.Stream == Stream ? throw new JournalUnavailableException("The answer is lost.") : Task.CompletedTask;
        await shop.Deliver();
        shop.Journal.AfterAppend = null;
        await mary.Purchase(Order("2", 9)).Value();
        await shop.Deliver();

        receiver.Taken.Select(message => message.Version).ShouldBe([2, 3]);
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task Where_a_thousand_members_wait_the_cursor_stands_and_goes_on_later()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await using var receiver = await Receiver.Open();
        receiver.Answer = static _ => 500;
        var members = await Task.WhenAll(Enumerable.Range(0, 1_050).Select(n => shop.Enrolled($"m{n}")));
        await shop.Register(receiver, "crm", "loyalty.balance.changed");
        await Task.WhenAll(members.Select(member => member.Purchase(Order("1", 9)).Value()));
        for (var minute = 0; minute < 1_100; minute++)
        {
            await shop.Deliver();
            shop.Clock.Now += TimeSpan.FromSeconds(61);
        }

        (await shop.Webhook().Get().Value()).Waiting.ShouldBe(1_000);
        receiver.Answer = static _ => 200;
        for (var tick = 0; tick < 10; tick++)
        {
            shop.Clock.Now += TimeSpan.FromSeconds(61);
            await shop.Deliver();
        }

        receiver.Taken.Select(message => message.Member).ShouldBe(Enumerable.Range(0, 1_050).Select(n => $"m{n}"), ignoreOrder: true);
        (await shop.Webhook().DeadLetters().Value()).DeadLetters.ShouldBeEmpty();
    }
}
