using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>Points for another member: at most 100 in any day, and not before the third day. Two lots, 100 to 1 March and 200 to 5 March.</summary>
public sealed class GiftTests
{
    private const string Program = """
        { "points": { "expire": { "after": "P1M" } }, "gifts": { "maxPerDay": 100, "coolingOff": "P2D" } }
        """;

    [Fact]
    public void Gift_takes_the_oldest_points_and_keeps_their_expiry()
    {
        var ann = Ann();
        ann.Do("2026-02-10T09:00-05:00", new AccountCommand.Redeem("r") { Points = 30 });

        var sent = ann.Do<AccountEvent.GiftSent>("2026-02-10T10:00-05:00", Give(100));

        sent.Draws.ShouldBe([Lot("2026-03-01T09:00-05:00", 70), Lot("2026-03-05T09:00-05:00", 30)]);
        var effect = ann.Outgoing.ShouldHaveSingleItem().Effect.ShouldBeOfType<Effect.DeliverGift>();
        (effect.To, effect.GiftId).ShouldBe(("bob", "gift"));
        effect.Lots.ShouldBe(sent.Draws);
        (sent.After.Balance, ann.Account.Books.Given).ShouldBe((170, 100));
        ann.Account.LifetimePoints.ShouldBe(300, "they were earned all the same");
    }

    [Fact]
    public void Received_points_have_the_expiry_that_they_had_and_count_for_no_tier()
    {
        var bob = Bob();

        var received = bob.Do<AccountEvent.GiftReceived>("2026-02-10T10:00-05:00", Receive());

        received.After.Balance.ShouldBe(100);
        bob.Account.Lots.ShouldBe([Lot("2026-03-01T09:00-05:00", 70), Lot("2026-03-05T09:00-05:00", 30)]);
        (bob.Account.LifetimePoints, bob.Account.Books.Issued, bob.Account.Books.Received).ShouldBe((0, 0, 100));
    }

    [Theory]
    [InlineData("2026-03-01T08:59:59.999-05:00", 100, 0)]
    [InlineData("2026-03-01T09:00-05:00", 30, 70)]
    [InlineData("2026-03-05T09:00-05:00", 0, 100)]
    public void Gift_that_comes_late_is_worth_what_is_still_alive(string at, long alive, long expired)
    {
        var bob = Bob();

        bob.Do(at, Receive());

        (bob.Account.Balance, bob.Account.Books.Expired).ShouldBe((alive, expired));
    }

    [Fact]
    public void Received_points_pay_what_is_owed_first()
    {
        var bob = Bob();
        bob.Buy("2026-02-01T09:00-05:00", 80);
        bob.Do("2026-02-01T09:01-05:00", new AccountCommand.Redeem("r") { Points = 80 });
        bob.Do("2026-02-01T09:02-05:00", new AccountCommand.Return("return", "order"));

        bob.Do("2026-02-10T10:00-05:00", Receive());

        bob.Points.ShouldBe((20, 0, 0));
        bob.Account.Lots.ShouldBe([Lot("2026-03-05T09:00-05:00", 20)], "the oldest paid");
    }

    [Fact]
    public void Gift_that_nobody_takes_comes_back_with_its_expiry()
    {
        var ann = Ann();
        ann.Do("2026-02-10T10:00-05:00", Give(100));

        var bounced = ann.Confirm("2026-03-01T09:00-05:00", EffectOutcome.Refused).ShouldBeOfType<AccountEvent.GiftBounced>();

        (bounced.GiftId, bounced.To, bounced.Restitution.Expired).ShouldBe(("gift", "bob", 100));
        (ann.Points, ann.Outgoing.Length).ShouldBe(((200, 0, 0), 0));
    }

    [Fact]
    public void Gift_that_arrived_is_confirmed_and_does_nothing_more()
    {
        var ann = Ann();
        ann.Do("2026-02-10T10:00-05:00", Give(100));

        ann.Confirm("2026-02-10T10:00-05:00", EffectOutcome.Done).ShouldBeOfType<AccountEvent.EffectConfirmed>();

        (ann.Points, ann.Outgoing.Length).ShouldBe(((200, 0, 0), 0));
    }

    [Fact]
    public void Limit_is_counted_over_a_rolling_day()
    {
        var ann = Ann();
        ann.Do("2026-02-10T09:00-05:00", Give(60));
        ann.Do("2026-02-10T20:00-05:00", Give(40));

        ann.Decide(MemberStory.Time("2026-02-11T08:59:59.999-05:00"), Give(1))
            .ShouldBe(new Decision.Refused(AccountRefusal.GiftLimitReached, 0, 1));
        ann.Decide(MemberStory.Time("2026-02-11T09:00-05:00"), Give(61))
            .ShouldBe(new Decision.Refused(AccountRefusal.GiftLimitReached, 60, 61), "the 60 are exactly a day old: the start is excluded");
        ann.Do("2026-02-11T09:00-05:00", Give(60));
        ann.Refused("2026-02-11T19:59-05:00", Give(1)).ShouldBe(AccountRefusal.GiftLimitReached);
        ann.Do("2026-02-11T20:00-05:00", Give(40));
    }

    [Fact]
    public void Gift_of_more_than_any_limit_is_refused()
    {
        var ann = Ann();
        ann.Do("2026-02-10T09:00-05:00", Give(60));

        ann.Refused("2026-02-10T09:00-05:00", Give(long.MaxValue)).ShouldBe(AccountRefusal.GiftLimitReached);
    }

    [Theory]
    [InlineData("2026-02-03T07:59:59.999-05:00", AccountRefusal.GiftTooEarly)]
    [InlineData("2026-02-03T08:00-05:00", null)]
    public void Cooling_off_is_over_at_its_instant(string at, AccountRefusal? refusal)
    {
        var ann = new AccountStory(PlainProgram.With(Program), "2026-02-01T08:00-05:00");
        ann.Buy("2026-02-01T09:00-05:00", 100);

        var decision = ann.Decide(MemberStory.Time(at), Give(1));
        (decision is Decision.Refused { Reason: var reason } ? reason : default(AccountRefusal?)).ShouldBe(refusal);
    }

    [Fact]
    public void Giving_is_activity_where_that_moves_the_expiry()
    {
        var ann = new AccountStory(
            PlainProgram.With("""{ "points": { "expire": { "after": "P1M", "from": "lastActivity" } }, "gifts": {} }"""), "2026-02-01T08:00-05:00");
        ann.Buy("2026-02-01T09:00-05:00", 100);

        ann.Do<AccountEvent.GiftSent>("2026-02-10T09:00-05:00", Give(40)).Draws.ShouldBe([Lot("2026-03-01T09:00-05:00", 40)]);

        ann.Account.Lots.ShouldBe([Lot("2026-03-10T09:00-04:00", 60)]);
    }

    private static AccountStory Ann()
    {
        var ann = Bob();
        ann.Buy("2026-02-01T09:00-05:00", 100, "one");
        ann.Buy("2026-02-05T09:00-05:00", 200, "two");
        return ann;
    }

    private static AccountStory Bob() => new(PlainProgram.With(Program), "2026-02-01T08:00-05:00");

    private static AccountCommand.Give Give(long points) => new("gift", "bob", points) { IsKnown = true };

    private static AccountCommand.ReceiveGift Receive() =>
        new("gift", "ann", [Lot("2026-03-01T09:00-05:00", 70), Lot("2026-03-05T09:00-05:00", 30)]);

    private static Lot Lot(string expiresAt, long points) => new(MemberStory.Time(expiresAt), points);
}
