using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>A tote for 100 points, of which the reward's own stream counts the pieces; a pin for 10 that a member may have once a day.</summary>
public sealed class StockTests
{
    private const string Program = """
        {
          "points": { "expire": { "after": "P1M" } },
          "rewards": [
            { "id": "tote", "points": 100, "gives": { "product": "TOTE" }, "stock": 3, "multiple": true },
            { "id": "pin", "points": 10, "gives": { "product": "PIN" }, "stock": 3, "limit": { "times": 1, "per": "P1D" } },
            { "id": "card", "points": 100, "gives": { "giftVoucher": { "USD": 5 } }, "stock": 3, "multiple": true }
          ]
        }
        """;

    [Fact]
    public void Reward_with_stock_sets_points_aside_and_asks_for_a_piece()
    {
        var ann = Ann();

        var asked = ann.Do<AccountEvent.StockAsked>("2026-02-02T09:00-05:00", Redeem("r", "tote"));

        asked.After.ShouldBe(new Figures(200, 0, 100, 0));
        ann.Outgoing.ShouldHaveSingleItem().ShouldBe(new Outgoing(1, new Effect.TakeStock("tote", 1, "r")));
        ann.NextDue().ShouldBe(MemberStory.Time("2026-03-01T09:00-05:00"), "it does not end before the stock has answered");
    }

    [Fact]
    public void Piece_that_was_taken_spends_the_points()
    {
        var ann = Ann();
        ann.Do("2026-02-02T09:00-05:00", Redeem("r", "tote") with { Points = 200, Content = "fingerprint" });
        ann.Outgoing[0].Effect.ShouldBe(new Effect.TakeStock("tote", 2, "r"));

        var redeemed = ann.Confirm("2026-02-02T09:01-05:00", EffectOutcome.Done).ShouldBeOfType<AccountEvent.Redeemed>();

        (redeemed.RedemptionId, redeemed.RewardId, redeemed.Pieces, redeemed.Voucher, redeemed.Content)
            .ShouldBe(("r", "tote", 2, null, "fingerprint"));
        redeemed.After.ShouldBe(new Figures(100, 0, 0, 0));
        ann.Outgoing.ShouldBeEmpty();
        ann.Account.Books.Redeemed.ShouldBe(200);
    }

    [Fact]
    public void Refused_piece_brings_the_points_back()
    {
        var ann = Ann();
        ann.Do("2026-02-02T09:00-05:00", Redeem("r", "tote"));

        var refused = ann.Confirm("2026-02-02T09:01-05:00", EffectOutcome.Refused).ShouldBeOfType<AccountEvent.StockRefused>();

        refused.After.ShouldBe(new Figures(300, 0, 0, 0));
        ann.Account.Lots.ShouldHaveSingleItem().ExpiresAt.ShouldBe(MemberStory.Time("2026-03-01T09:00-05:00"));
        ann.Outgoing.ShouldBeEmpty();
    }

    [Fact]
    public void Points_that_expired_while_the_stock_was_asked_do_not_come_back()
    {
        var ann = Ann();
        ann.Do("2026-03-01T08:59-05:00", Redeem("r", "tote"));

        ann.Confirm("2026-03-01T09:00-05:00", EffectOutcome.Refused);

        ann.Points.ShouldBe((0, 0, 0));
        ann.Account.Books.Expired.ShouldBe(300);
    }

    [Fact]
    public void Hold_on_stock_runs_from_the_answer_and_puts_the_piece_back_when_it_is_forgotten()
    {
        var ann = Ann();
        ann.Do("2026-02-02T09:00-05:00", Redeem("r", "tote") with { Hold = true });
        ann.Refused("2026-02-02T09:00-05:00", new AccountCommand.Capture("r")).ShouldBe(AccountRefusal.RedemptionUnknown);

        var held = ann.Confirm("2026-02-02T09:10-05:00", EffectOutcome.Done).ShouldBeOfType<AccountEvent.PointsHeld>();
        held.Hold.Until.ShouldBe(MemberStory.Time("2026-02-02T10:10-05:00"));
        ann.Points.ShouldBe((200, 100, 0));

        ann.At("2026-02-02T10:10-05:00").Points.ShouldBe((300, 0, 0));
        ann.Outgoing.ShouldHaveSingleItem().ShouldBe(new Outgoing(2, new Effect.ReturnStock("tote", 1, "r")));
        ann.Confirm("2026-02-02T10:10-05:00", EffectOutcome.Done).ShouldBeOfType<AccountEvent.EffectConfirmed>();
        ann.Outgoing.ShouldBeEmpty();
    }

    [Fact]
    public void Capture_of_a_hold_on_stock_keeps_the_piece()
    {
        var ann = Ann();
        ann.Do("2026-02-02T09:00-05:00", Redeem("r", "card") with { Hold = true, Points = 200 });
        ann.Confirm("2026-02-02T09:00-05:00", EffectOutcome.Done);

        var captured = ann.Do<AccountEvent.Captured>("2026-02-02T09:30-05:00", new AccountCommand.Capture("r"));

        captured.Voucher.ShouldNotBeNull().Amount.ShouldBe(10, "two of 5");
        ann.Outgoing.ShouldHaveSingleItem().Effect.ShouldBe(new Effect.IssueVoucher(captured.Voucher, "r"));
    }

    [Fact]
    public void Limit_counts_from_the_asking_and_not_what_was_refused_or_released()
    {
        var ann = Ann();
        ann.Do("2026-02-02T09:00-05:00", Redeem("one", "pin"));
        ann.Refused("2026-02-02T09:00-05:00", Redeem("two", "pin")).ShouldBe(AccountRefusal.RewardLimitReached, "one is on its way");
        ann.Confirm("2026-02-02T09:05-05:00", EffectOutcome.Refused);

        ann.Do("2026-02-02T09:06-05:00", Redeem("three", "pin") with { Hold = true });
        ann.Confirm("2026-02-02T09:10-05:00", EffectOutcome.Done);
        ann.Refused("2026-02-02T09:11-05:00", Redeem("four", "pin")).ShouldBe(AccountRefusal.RewardLimitReached);
        ann.Do("2026-02-02T09:12-05:00", new AccountCommand.Release("three"));

        ann.Do("2026-02-02T09:13-05:00", Redeem("five", "pin"));
        ann.Confirm("2026-02-02T09:20-05:00", EffectOutcome.Done, number: 4).ShouldBeOfType<AccountEvent.Redeemed>();
        ann.Refused("2026-02-03T09:12:59-05:00", Redeem("six", "pin")).ShouldBe(AccountRefusal.RewardLimitReached);
        ann.Do<AccountEvent.StockAsked>("2026-02-03T09:13-05:00", Redeem("seven", "pin"));
    }

    [Fact]
    public void Answer_that_comes_again_changes_nothing()
    {
        var ann = Ann();
        ann.Do("2026-02-02T09:00-05:00", Redeem("r", "tote"));
        ann.Confirm("2026-02-02T09:01-05:00", EffectOutcome.Done, number: 1);

        ann.Confirm("2026-02-02T09:02-05:00", EffectOutcome.Refused, number: 1).ShouldBeOfType<AccountEvent.EffectConfirmed>();

        ann.Points.ShouldBe((200, 0, 0));
    }

    private static AccountStory Ann()
    {
        var ann = new AccountStory(PlainProgram.With(Program), "2026-02-01T08:00-05:00");
        ann.Buy("2026-02-01T09:00-05:00", 300);
        return ann;
    }

    private static AccountCommand.Redeem Redeem(string id, string reward) => new(id) { RewardId = reward };
}
