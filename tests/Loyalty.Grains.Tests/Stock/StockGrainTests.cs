using Loyalty.Contracts.Stock;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Grains.Tests.Vouchers;

namespace Loyalty.Grains.Tests.Stock;

public sealed class StockGrainTests
{
    [Fact]
    public async Task Fifty_members_race_for_the_last_piece_and_exactly_one_has_it()
    {
        await using var shop = await Gifts.Open(stock: 1);
        var members = await Task.WhenAll(Enumerable.Range(0, 50).Select(member => shop.Rich($"m-{member}")));
        var answers = await Task.WhenAll(members.Select(member => member.Redeem(Gifts.Redemption("x-1"))));
        answers.Count(answer => answer.Value is not null).ShouldBe(1);
        answers.Where(answer => answer.Value is null).ShouldAllBe(answer => answer.Refusal!.Code == "out-of-stock");
        var balances = await Task.WhenAll(members.Select(async member => (await member.Get().Value()).Balance));
        balances.Order().ShouldBe([9_150, .. Enumerable.Repeat(10_150L, 49)]);
        (await shop.Stock().Get().Value()).ShouldBe(new StockLevel { Left = 0, Taken = 1 });
    }

    [Fact]
    public async Task A_refusal_stays_a_refusal_after_more_came_in()
    {
        await using var shop = await Gifts.Open(stock: 1);
        await shop.Stock().Take(Pieces("e-1")).Value();
        (await shop.Stock().Take(Pieces("e-2")).Refusal()).Code.ShouldBe("out-of-stock");
        await shop.Catalogue().Publish(Gifts.With(stock: 9)).Value();
        await shop.Restart();
        (await shop.Stock().Take(Pieces("e-2")).Refusal()).Code.ShouldBe("out-of-stock");
        var first = await shop.Stock().Take(Pieces("e-1"));
        (first.Replayed, first.Value).ShouldBe((true, new StockLevel { Left = 0, Taken = 1 }), "as it was answered then");
        (await shop.Stock().Take(Pieces("e-3")).Value()).ShouldBe(new StockLevel { Left = 7, Taken = 2 });
    }

    [Fact]
    public async Task Of_a_stock_that_was_lowered_nothing_more_is_given_until_enough_came_back()
    {
        await using var shop = await Gifts.Open(stock: 5);
        await shop.Stock().Take(Pieces("e-1", 3)).Value();
        await shop.Catalogue().Publish(Gifts.With(stock: 2)).Value();
        (await shop.Stock().Take(Pieces("e-2")).Refusal()).Code.ShouldBe("out-of-stock");
        (await shop.Stock().PutBack(Pieces("e-3", 2)).Value()).ShouldBe(new StockLevel { Left = 1, Taken = 1 });
        (await shop.Stock().PutBack(Pieces("e-3", 2))).Replayed.ShouldBeTrue();
        await shop.Stock().Take(Pieces("e-4")).Value();
        (await shop.Stock().PutBack(Pieces("e-5", 3)).Refusal()).Code.ShouldBe("stock-not-taken");
        (await shop.Stock().Get().Value()).ShouldBe(new StockLevel { Left = 0, Taken = 2 });
    }

    [Fact]
    public async Task A_stock_in_doubt_is_what_the_store_holds_and_a_long_history_is_read_from_its_snapshot()
    {
        await using var shop = await Gifts.Open(stock: 400);
        for (var taken = 0; taken < 250; taken++)
        {
            await shop.Stock().Take(Pieces($"e-{taken}")).Value();
        }

        shop.Journal.HideNextAppend();
        (await shop.Stock().Take(Pieces("hidden"))).ShouldSatisfyAllConditions(
            answer => answer.Replayed.ShouldBeFalse(), answer => answer.Value!.Taken.ShouldBe(251));
        await shop.Restart();
        (await shop.Journal.Load("reward/storefront/gift-20")).SnapshotVersion.ShouldBe(200);
        (await shop.Stock().Get().Value()).ShouldBe(new StockLevel { Left = 149, Taken = 251 });
        (await shop.Stock().Take(Pieces("e-7")).Value()).Taken.ShouldBe(8);
    }

    [Fact]
    public async Task Rewards_tell_what_is_left_and_what_the_member_may_have()
    {
        await using var shop = await Gifts.Open(stock: 1);
        var (anna, poor) = (await shop.Rich(), await shop.Enrolled("poor"));
        var guest = await shop.Catalogue().Rewards().Value();
        guest.Rewards.Select(reward => (reward.Id, reward.Left, reward.Available)).ShouldBe(
            [("gift-20", 1, null), ("five-off", null, null), ("ten-percent", null, null)]);
        await anna.Bought("gift-20");
        var hers = await anna.Rewards().Value();
        hers.Rewards.Select(reward => (reward.Id, reward.Available, reward.Reason)).ShouldBe(
            [("gift-20", false, "out-of-stock"), ("five-off", true, null), ("ten-percent", true, null)]);
        var theirs = await poor.Rewards().Value();
        theirs.Rewards.ShouldAllBe(reward => reward.Available == false && reward.Reason == "insufficient-points" && reward.Missing == 1000);
        (await shop.Member("nobody").Rewards().Refusal()).Code.ShouldBe("member-unknown");
        (await shop.Catalogue("none").Rewards().Refusal()).Code.ShouldBe("program-unknown");
    }

    private static StockRequest Pieces(string effect, long pieces = 1) => new() { EffectId = effect, Pieces = pieces };
}
