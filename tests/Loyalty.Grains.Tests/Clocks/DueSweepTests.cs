using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Journal;

namespace Loyalty.Grains.Tests.Clocks;

public sealed class DueSweepTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Two_thousand_members_who_are_due_at_once_all_catch_up()
    {
        await using var shop = await Shop.Open(Programs.Sandbox);
        await shop.Catalogue().MoveClock(Start).Value();
        var members = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(member => shop.Enrolled($"{member}")));
        await shop.Catalogue().MoveClock(Start.AddMonths(3)).Value();
        var versions = await Task.WhenAll(members.Select(async (_, member) => await shop.Journal.Version($"member/storefront/{member}")));
        versions.ShouldAllBe(version => version == 2);
        (await Due(shop, Start.AddMonths(3))).ShouldBeEmpty();
        (await members[1_234].Get().Value()).Balance.ShouldBe(200);
    }

    [Fact]
    public async Task Being_woken_for_nothing_leaves_no_trace()
    {
        await using var shop = await Shop.Open(Programs.Sandbox);
        await shop.Catalogue().MoveClock(Start).Value();
        var anna = await shop.Enrolled("anna");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => anna.CatchUp()));
        await shop.Member("nobody").CatchUp();
        await shop.Member("anna", "none").CatchUp();
        await shop.Restart();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shop.Member("anna").CatchUp()));
        (await shop.Journal.Version("member/storefront/anna")).ShouldBe(1);
        (await shop.Journal.Streams("member/", "", 10)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Sweeps_at_the_same_time_do_the_same_thing_once()
    {
        await using var shop = await Shop.Open(Programs.Sandbox);
        await shop.Catalogue().MoveClock(Start).Value();
        var anna = await shop.Enrolled("anna");
        await shop.Catalogue().MoveClock(Start.AddMonths(1)).Value();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => (Task)anna.CatchUp()).Append(shop.Catalogue().MoveClock(Start.AddMonths(3))));
        (await anna.Entries()).Select(entry => entry.Kind).ShouldBe(["enrolment", "membership"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_program_no_longer_says_is_taken_off_the_list_and_the_sweep_ends(bool isRestarted)
    {
        await using var shop = await Shop.Open(Programs.Sandbox);
        await shop.Catalogue().MoveClock(Start).Value();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(member => shop.Enrolled($"{member}")));
        await shop.Catalogue().Publish(ClockTests.Sandbox(program => program["earn"]!.AsArray().RemoveAt(5))).Value();
        if (isRestarted)
        {
            await shop.Restart();
        }

        (await Due(shop, Start.AddMonths(3))).Count.ShouldBe(300);
        await shop.Catalogue().MoveClock(Start.AddMonths(3)).Value();
        (await Due(shop, Start.AddMonths(3))).ShouldBeEmpty();
        var versions = (await shop.Journal.Version("member/storefront/7"), (await shop.Member("7").Get().Value()).Balance);
        versions.ShouldBe((2L, 0L));
        await shop.Catalogue().MoveClock(Start.AddMonths(4)).Value();
        (await shop.Journal.Version("member/storefront/7")).ShouldBe(2);
    }

    [Fact]
    public async Task A_member_who_cannot_catch_up_holds_up_no_other()
    {
        await using var shop = await Shop.Open(Programs.Sandbox);
        await shop.Catalogue().MoveClock(Start).Value();
        for (var broken = 0; broken < 300; broken++)
        {
            ImmutableArray<ReadOnlyMemory<byte>> nonsense = [new byte[] { 1 }];
            await shop.Journal.Append(new Append(
                $"member/storefront/broken-{broken}", 0, null, nonsense, Due: Journal.Due.Becomes(Start.AddDays(1))));
        }

        var anna = await shop.Enrolled("anna");
        var failure = await Should.ThrowAsync<Exception>(() => shop.Catalogue().MoveClock(Start.AddMonths(3)));
        failure.ToString().ShouldContain("300 members");
        (await shop.Journal.Version("member/storefront/anna")).ShouldBe(2);
        (await anna.Get().Value()).Balance.ShouldBe(200);
    }

    [Fact]
    public async Task Centuries_that_pass_at_once_are_stored_bit_by_bit()
    {
        await using var shop = await Shop.Open(Programs.Sandbox);
        await shop.Catalogue().MoveClock(Start).Value();
        foreach (var member in (string[])["swept", "read", "buys"])
        {
            await shop.Member(member).Enrol(new EnrolRequest { MemberId = member, Birthday = "--07-14" }).Value();
        }

        await shop.Catalogue().MoveClock(Start.AddYears(600)).Value();
        (await shop.Member("swept").Get().Value()).Balance.ShouldBe(1500);
        (await shop.Journal.Version("member/storefront/swept")).ShouldBeGreaterThan(1_100);
        (await shop.Member("swept").Entries()).Length.ShouldBe((int)await shop.Journal.Version("member/storefront/swept"));
    }

    [Fact]
    public async Task A_purchase_after_many_lots_have_expired_stores_them_first()
    {
        await using var shop = await Shop.Open(Programs.With(program => program["points"]!["expire"] =
            new JsonObject { ["after"] = "P1M", ["from"] = "earning", ["at"] = "exact" }));
        var anna = await shop.Enrolled("anna");
        await Task.WhenAll(Enumerable.Range(0, 1_200).Select(order =>
            anna.Purchase(Orders.Order($"{order}", 1) with { OccurredAt = ShopClock.Start.AddSeconds(order - 1_200) }).Value()));
        shop.Clock.Now = ShopClock.Start.AddMonths(3);
        (await anna.Purchase(Orders.Order("next", 1)).Value()).Balance.ShouldBe(200 * 0 + 100);
        (await anna.Get().Value()).Balance.ShouldBe(100);
        (await shop.Journal.Version("member/storefront/anna")).ShouldBe(1 + (2 * 1_200) + 3 + 3, "there are three days of warnings");
    }

    private static async Task<IReadOnlyList<DueStream>> Due(Shop shop, DateTimeOffset until) =>
        await shop.Journal.Due("member/storefront/", until, 10_000);
}
