using Loyalty.Domain.Accounts;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>Of a frozen member nothing leaves; all else goes on.</summary>
public sealed class FreezeTests
{
    private const string Program = """
        {
          "gifts": {}, "points": { "holdFor": "P1D" },
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } },
            { "id": "review", "on": "activity:review", "give": { "points": 5 } }
          ]
        }
        """;

    [Fact]
    public void Frozen_member_can_neither_redeem_nor_hold_nor_give()
    {
        var ann = Frozen();

        foreach (var leaves in new AccountCommand[]
        {
            new AccountCommand.Redeem("r") { Points = 1 },
            new AccountCommand.Redeem("r") { Points = 1, Hold = true },
            new AccountCommand.Give("g", "bob", 1) { IsKnown = true },
        })
            ann.Refused("2026-02-03T09:00-05:00", leaves).ShouldBe(AccountRefusal.MemberFrozen);
    }

    [Fact]
    public void Frozen_member_earns_returns_and_gets_what_was_held_before()
    {
        var ann = Frozen();

        ann.Buy("2026-02-02T10:00-05:00", 10, "two").ShouldBe(10);
        ann.Do<AccountEvent.ActivityDone>("2026-02-02T10:00-05:00", new AccountCommand.Act("a", "review", null)).Earning.Points.ShouldBe(5);
        ann.Do("2026-02-02T10:00-05:00", new AccountCommand.ReceiveGift("g", "bob", [new Lot(NodaTime.Instant.MaxValue, 7)]));
        ann.Do("2026-02-02T10:00-05:00", new AccountCommand.Return("return", "two"));
        ann.Do("2026-02-02T10:00-05:00", new AccountCommand.Adjust("x", 3, "kindness"));
        ann.Do<AccountEvent.Captured>("2026-02-02T10:00-05:00", new AccountCommand.Capture("first"));
        ann.Do<AccountEvent.Released>("2026-02-02T10:00-05:00", new AccountCommand.Release("second"));

        ann.Points.ShouldBe((100 - 10 + 5 + 7 + 3, 0, 0));
    }

    [Fact]
    public void Hold_of_a_frozen_member_is_released_when_it_is_forgotten() =>
        Frozen().At("2026-02-02T12:00-05:00").Points.ShouldBe((100, 0, 0));

    [Fact]
    public void Member_that_is_frozen_no_more_can_redeem()
    {
        var ann = Frozen();
        ann.Ledger[^1].ShouldBeOfType<AccountEvent.Frozen>().Reason.ShouldBe("odd orders");

        ann.Do("2026-02-03T09:00-05:00", new AccountCommand.Freeze("unfreeze", false, null));

        ann.Do<AccountEvent.Redeemed>("2026-02-03T09:00-05:00", new AccountCommand.Redeem("r") { Points = 1 });
    }

    private static AccountStory Frozen()
    {
        var ann = new AccountStory(PlainProgram.With(Program), "2026-02-01T08:00-05:00");
        ann.Buy("2026-02-01T09:00-05:00", 100, "one");
        ann.Do("2026-02-01T12:00-05:00", new AccountCommand.Redeem("first") { Points = 10, Hold = true });
        ann.Do("2026-02-01T12:00-05:00", new AccountCommand.Redeem("second") { Points = 20, Hold = true });
        ann.Do("2026-02-02T09:00-05:00", new AccountCommand.Freeze("freeze", true, "odd orders"));
        return ann;
    }
}
