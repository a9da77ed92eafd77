using Loyalty.Domain.Accounts;
using NodaTime;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>Points set aside: 100 of a lot that expires on 1 March at nine, and 50 of one that expires on 5 March at nine.</summary>
public sealed class HoldTests
{
    private const string Program = """
        { "points": { "expire": { "after": "P1M" }, "holdFor": "PT2H", "worth": { "USD": 0.01 } } }
        """;

    [Fact]
    public void Held_points_are_neither_spendable_nor_spent()
    {
        var ann = Ann();

        var held = Hold(ann, "2026-02-20T09:00-05:00", 120);

        held.After.ShouldBe(new Figures(30, 0, 120, 0));
        held.Hold.Draws.ShouldBe([Lot("2026-03-01T09:00-05:00", 100), Lot("2026-03-05T09:00-05:00", 20)], "the oldest expiry first");
        held.Hold.Until.ShouldBe(MemberStory.Time("2026-02-20T11:00-05:00"));
        ann.Account.Books.Redeemed.ShouldBe(0);
        ann.Refused("2026-02-20T09:01-05:00", new AccountCommand.Redeem("other") { Points = 31 }).ShouldBe(AccountRefusal.InsufficientPoints);
    }

    [Fact]
    public void Capture_spends_what_was_held()
    {
        var ann = Ann();
        Hold(ann, "2026-02-20T09:00-05:00", 120);

        var captured = ann.Do<AccountEvent.Captured>("2026-02-20T10:00-05:00", new AccountCommand.Capture("hold"));

        captured.After.ShouldBe(new Figures(30, 0, 0, 0));
        ann.Account.Books.Redeemed.ShouldBe(120);
        ann.Refused("2026-02-20T10:01-05:00", new AccountCommand.Capture("hold")).ShouldBe(AccountRefusal.HoldOver);
        ann.Refused("2026-02-20T10:01-05:00", new AccountCommand.Release("hold")).ShouldBe(AccountRefusal.HoldOver);
    }

    [Fact]
    public void Release_gives_points_back_with_the_expiry_that_they_had()
    {
        var ann = Ann();
        Hold(ann, "2026-02-20T09:00-05:00", 120);

        ann.Do<AccountEvent.Released>("2026-02-20T10:00-05:00", new AccountCommand.Release("hold")).ByTime.ShouldBeFalse();

        ann.Account.Lots.ShouldBe([Lot("2026-03-01T09:00-05:00", 100), Lot("2026-03-05T09:00-05:00", 50)]);
        ann.Points.ShouldBe((150, 0, 0));
        ann.Refused("2026-02-20T10:01-05:00", new AccountCommand.Capture("hold")).ShouldBe(AccountRefusal.HoldOver);
    }

    [Fact]
    public void Forgotten_hold_is_released_at_its_instant()
    {
        var ann = Ann();
        Hold(ann, "2026-02-20T09:00-05:00", 120);
        var end = MemberStory.Time("2026-02-20T11:00-05:00");

        ann.At(end - Duration.Epsilon).Points.ShouldBe((30, 120, 0));
        ann.At(end).Points.ShouldBe((150, 0, 0));
        var released = ann.Ledger[^1].ShouldBeOfType<AccountEvent.Released>();
        (released.At, released.ByTime).ShouldBe((end, true));
    }

    [Fact]
    public void Capture_is_good_until_the_last_nanosecond_and_too_late_at_the_instant()
    {
        var end = MemberStory.Time("2026-02-20T11:00-05:00");
        var early = Ann();
        Hold(early, "2026-02-20T09:00-05:00", 120);
        early.Do(end - Duration.Epsilon, new AccountCommand.Capture("hold")).ShouldBeOfType<AccountEvent.Captured>();

        var late = Ann();
        Hold(late, "2026-02-20T09:00-05:00", 120);
        late.Refused("2026-02-20T11:00-05:00", new AccountCommand.Capture("hold")).ShouldBe(AccountRefusal.HoldOver);
        late.Refused("2026-02-20T11:00-05:00", new AccountCommand.Release("hold")).ShouldBe(AccountRefusal.HoldOver);
    }

    [Fact]
    public void Lot_that_expires_while_it_is_held_can_still_be_captured()
    {
        var ann = Ann();
        Hold(ann, "2026-03-01T08:00-05:00", 120);

        ann.At("2026-03-01T09:30-05:00").Points.ShouldBe((30, 120, 0));
        ann.Do("2026-03-01T09:59-05:00", new AccountCommand.Capture("hold"));

        ann.Points.ShouldBe((30, 0, 0));
        (ann.Account.Books.Redeemed, ann.Account.Books.Expired).ShouldBe((120, 0));
    }

    [Theory]
    [InlineData("2026-03-01T08:59:59.999999999-05:00", 100, 0)]
    [InlineData("2026-03-01T09:00-05:00", 0, 100)]
    public void Released_part_that_expired_meanwhile_is_gone_at_once(string at, long alive, long expired)
    {
        var ann = Ann();
        Hold(ann, "2026-03-01T08:00-05:00", 120);

        var released = ann.Do<AccountEvent.Released>(at, new AccountCommand.Release("hold"));

        (released.Restitution.Points, released.Restitution.Expired).ShouldBe((120, expired));
        ann.Points.ShouldBe((50 + alive, 0, 0));
        ann.Account.Books.Expired.ShouldBe(expired);
    }

    [Fact]
    public void Hold_that_is_forgotten_until_its_lot_expires_loses_that_lot()
    {
        var ann = Ann();
        Hold(ann, "2026-03-01T07:00-05:00", 120);

        ann.At("2026-03-01T08:59-05:00").Points.ShouldBe((30, 120, 0));
        ann.At("2026-03-01T09:00-05:00").Points.ShouldBe((50, 0, 0), "hold and lot end at the same instant");

        ann.Account.Books.Expired.ShouldBe(100);
        ann.Ledger.OfType<AccountEvent.Expired>().ShouldBeEmpty("the release says what expired");
    }

    [Fact]
    public void Released_points_pay_what_is_owed_first()
    {
        var ann = Ann();
        Hold(ann, "2026-02-20T09:00-05:00", 150);
        ann.Do("2026-02-20T09:30-05:00", new AccountCommand.Return("return", "one"));
        ann.Points.ShouldBe((0, 150, 100));

        ann.Do("2026-02-20T10:00-05:00", new AccountCommand.Release("hold"));

        ann.Points.ShouldBe((50, 0, 0));
    }

    [Fact]
    public void Order_lets_go_what_expired_of_its_points_while_they_were_held()
    {
        var ann = Ann();
        Hold(ann, "2026-03-01T08:00-05:00", 60);
        ann.Do("2026-03-01T09:30-05:00", new AccountCommand.Release("hold"));
        ann.Points.ShouldBe((50, 0, 0), "of the first lot 40 have expired, and the 60 by their release");

        var back = ann.Do<AccountEvent.Returned>("2026-03-02T09:00-05:00", new AccountCommand.Return("return", "one")).Reversal;

        (back.Taken, back.LetGo, back.LetGoExpired).ShouldBe((0, 100, 100));
        ann.Points.ShouldBe((50, 0, 0));
    }

    [Fact]
    public void Order_owes_what_was_spent_of_its_points_and_lets_go_the_rest_that_expired()
    {
        var ann = Ann();
        Hold(ann, "2026-03-01T08:00-05:00", 60);
        ann.Do("2026-03-01T09:30-05:00", new AccountCommand.Capture("hold"));

        var back = ann.Do<AccountEvent.Returned>("2026-03-02T09:00-05:00", new AccountCommand.Return("return", "one")).Reversal;

        (back.Taken, back.LetGoExpired).ShouldBe((60, 40));
        ann.Points.ShouldBe((0, 0, 10), "50 of the other lot are taken, 10 are owed");
    }

    [Fact]
    public void Hold_that_never_was_is_unknown()
    {
        var ann = Ann();

        ann.Refused("2026-02-20T09:00-05:00", new AccountCommand.Capture("none")).ShouldBe(AccountRefusal.RedemptionUnknown);
        ann.Refused("2026-02-20T09:00-05:00", new AccountCommand.Release("none")).ShouldBe(AccountRefusal.RedemptionUnknown);
    }

    [Fact]
    public void Redemption_in_one_step_cannot_be_captured()
    {
        var ann = Ann();
        ann.Do("2026-02-20T09:00-05:00", new AccountCommand.Redeem("once") { Points = 10 });

        ann.Refused("2026-02-20T09:01-05:00", new AccountCommand.Capture("once")).ShouldBe(AccountRefusal.HoldOver);
    }

    private static AccountStory Ann()
    {
        var ann = new AccountStory(PlainProgram.With(Program), "2026-02-01T08:00-05:00");
        ann.Buy("2026-02-01T09:00-05:00", 100, "one");
        ann.Buy("2026-02-05T09:00-05:00", 50, "two");
        return ann;
    }

    private static AccountEvent.PointsHeld Hold(AccountStory member, string at, long points) =>
        member.Do<AccountEvent.PointsHeld>(at, new AccountCommand.Redeem("hold") { Points = points, Hold = true });

    private static Lot Lot(string expiresAt, long points) => new(MemberStory.Time(expiresAt), points);
}
