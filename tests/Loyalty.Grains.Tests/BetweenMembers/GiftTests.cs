using System.Text.Json.Nodes;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Journal;

namespace Loyalty.Grains.Tests.BetweenMembers;

public sealed class GiftTests
{
    [Fact]
    public async Task A_gift_keeps_the_expiry_of_its_points_and_the_same_id_gives_once()
    {
        await using var shop = await Friends.Open();
        var ann = await shop.WithPoints("ann", 1_000);
        var ben = await shop.Enrolled("ben");
        var expiry = (await ann.Get().Value()).Lots.ShouldHaveSingleItem().ExpiresAt;
        await shop.Settle(40);
        var given = await shop.Give("ann", "ben", 300, "g1").Value();
        (given.Points, given.Balance, given.Kind).ShouldBe((-300L, 700L, "gift"));
        await shop.Settle(40);
        (await ben.Get().Value()).Lots.ShouldHaveSingleItem().ShouldBe(new LotView { Points = 300, ExpiresAt = expiry });

        await ann.Redeem(Orders.Payment("all", 700)).Value();
        var again = await shop.Give("ann", "ben", 300, "g1");
        (again.Replayed, Orders.Text(again.Value)).ShouldBe((true, Orders.Text(given)));
        (await shop.Give("ann", "ben", 301, "g1").Refusal()).Code.ShouldBe("id-reused");
        await shop.Settle(41);
        (await shop.Movements("ben")).ShouldBe(["gift-received 300"]);
    }

    [Fact]
    public async Task A_gift_that_is_not_to_be_is_refused_and_takes_nothing()
    {
        await using var shop = await Friends.Open(change: program => program["gifts"] = new JsonObject { ["maxPerDay"] = 500, ["coolingOff"] = "P1D" });
        await shop.WithPoints("ann", 600);
        await shop.Enrolled("ben");
        (await shop.Give("ann", "nobody", 10, "g").Refusal()).Code.ShouldBe("recipient-unknown");
        (await shop.Give("ann", "ann", 10, "g").Refusal()).Code.ShouldBe("gift-to-oneself");
        (await shop.Give("ann", "ben", 10, "g").Refusal()).Code.ShouldBe("gift-too-early");
        await shop.Settle(1);
        (await shop.Give("ann", "ben", 501, "g").Refusal()).Code.ShouldBe("gift-limit-reached");
        (await shop.Give("ann", "ben", 0, "g").Refusal()).Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/points");
        (await shop.Give("ann", "b/c", 1, "g").Refusal()).Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/to");
        (await shop.Give("nobody", "ben", 1, "g").Refusal()).Code.ShouldBe("member-unknown");
        await shop.Give("ann", "ben", 500, "g").Value();
        (await shop.Give("ann", "ben", 1, "g2").Refusal()).Code.ShouldBe("gift-limit-reached");
        await shop.Settle(2);
        (await shop.Give("ann", "ben", 101, "g3").Refusal()).Code.ShouldBe("insufficient-points");
        (await shop.SettledBalance("ann"), await shop.SettledBalance("ben")).ShouldBe((100L, 500L));
    }

    [Fact]
    public async Task Two_members_who_give_to_each_other_at_once_neither_wait_for_ever_nor_lose_a_point()
    {
        await using var shop = await Friends.Open();
        await shop.WithPoints("ann", 100_000);
        await shop.WithPoints("ben", 100_000);
        await Task.WhenAll(Enumerable.Range(1, 200).SelectMany(gift => new[]
        {
            shop.Give("ann", "ben", gift, $"a{gift}").Value(),
            shop.Give("ben", "ann", gift * 2, $"b{gift}").Value(),
        })).WaitAsync(TimeSpan.FromMinutes(2));
        await shop.Settle();
        (await shop.SettledBalance("ann"), await shop.SettledBalance("ben")).ShouldBe((120_100L, 79_900L));
        (await shop.Movements("ben")).Count(movement => movement.StartsWith("gift-received", StringComparison.Ordinal)).ShouldBe(200);
    }

    [Fact]
    public async Task Points_that_go_round_ten_members_stay_the_same_in_all()
    {
        await using var shop = await Friends.Open();
        for (var member = 0; member < 10; member++)
        {
            await shop.WithPoints($"m{member}", 1_000);
        }

        await Task.WhenAll(Enumerable.Range(0, 10).Select(async member =>
        {
            for (var round = 0; round < 30; round++)
            {
                await shop.Give($"m{member}", $"m{(member + 1) % 10}", 30, $"g{round}").Value();
            }
        }));
        await shop.Settle();
        for (var member = 0; member < 10; member++)
        {
            (await shop.SettledBalance($"m{member}")).ShouldBe(1_000, $"m{member} gave and got 900");
            (await shop.Movements($"m{member}")).Length.ShouldBe(61);
        }
    }

    [Fact]
    public async Task A_slow_recipient_holds_up_no_giver()
    {
        await using var shop = await Friends.Open();
        await shop.WithPoints("ann", 1_000);
        await shop.Enrolled("slow");
        await shop.Enrolled("ben");
        var opened = new TaskCompletionSource();
        shop.Journal.BeforeAppend = append => append.Stream.EndsWith("/slow", StringComparison.Ordinal) ? opened.Task : Task.CompletedTask;
        await shop.Give("ann", "slow", 100, "g1").Value();
        await shop.Give("ann", "ben", 100, "g2").Value();
        while (await shop.Balance("ben") == 0)
        {
            await Task.Yield();
        }

        (await shop.Balance("ann")).ShouldBe(800);
        var settled = shop.Settle();
        settled.IsCompleted.ShouldBeFalse();
        opened.SetResult();
        await settled;
        (await shop.SettledBalance("slow")).ShouldBe(100);
    }

    [Fact]
    public async Task A_gift_that_cannot_be_delivered_for_now_is_delivered_later()
    {
        await using var shop = await Friends.Open();
        await shop.WithPoints("ann", 1_000);
        await shop.Enrolled("ben");
        var failures = 0;
        shop.Journal.BeforeAppend = append => append.Stream.EndsWith("/ben", StringComparison.Ordinal) && Interlocked.Increment(ref failures) <= 3
            ? Task.FromException(new JournalUnavailableException("Not now."))
            : Task.CompletedTask;
        await shop.Give("ann", "ben", 100, "g1").Value();
        for (var sweep = 0; sweep < 3; sweep++)
        {
            await Should.ThrowAsync<Exception>(() => shop.Settle());
            shop.Clock.Now += TimeSpan.FromSeconds(1);
        }

        await shop.Settle();

        failures.ShouldBe(4);
        (await shop.SettledBalance("ann"), await shop.SettledBalance("ben")).ShouldBe((900L, 100L));
    }

    [Fact]
    public async Task Members_with_the_longest_names_give_to_each_other()
    {
        var program = new string('p', 64);
        await using var shop = await Shop.Open(Friends.Program(change: document => document["id"] = program));
        await shop.Catalogue(program).MoveClock(Friends.Start).Value();
        var (ann, ben) = (new string('a', 128), new string('b', 128));
        await shop.Enrolled(ann, program);
        await shop.Enrolled(ben, program);
        await shop.Member(ann, program).Purchase(Orders.Order("o", 10)).Value();
        await shop.Member(ann, program).Give(new GiftRequest { GiftId = new string('g', 128), To = ben, Points = 10 }).Value();
        await shop.Catalogue(program).MoveClock(Friends.Start).Value();
        (await shop.Member(ben, program).Get().Value()).Balance.ShouldBe(10);
    }
}
