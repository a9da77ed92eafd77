using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>Bob came by Ann's code: 70 points for him, 50 for her, for his first purchase within 90 days that he keeps for 14.</summary>
public sealed class ReferralTests
{
    private const string Joined = "2026-02-01T08:00-05:00";

    [Fact]
    public void First_purchase_that_was_kept_rewards_the_friend_and_tells_the_referral()
    {
        var bob = Bob();
        bob.Buy("2026-02-10T09:00-05:00", 10, "first");
        bob.Buy("2026-02-11T09:00-05:00", 20, "second");

        bob.At("2026-02-24T08:59:59.999-05:00").Account.Balance.ShouldBe(30);
        bob.At("2026-02-24T09:00-05:00").Account.Balance.ShouldBe(100);

        var earned = bob.Ledger[^1].ShouldBeOfType<AccountEvent.ReferralEarned>();
        (earned.Code, earned.IsFriend, earned.Other, earned.OrderId, earned.Earning.Points).ShouldBe(("CODE", true, "ann", "first", 70));
        bob.Outgoing.ShouldHaveSingleItem().Effect.ShouldBe(new Effect.KeepReferral("CODE", "first"));
        bob.At("2027-02-01T09:00-05:00").Ledger.OfType<AccountEvent.ReferralEarned>().Count().ShouldBe(1, "once, whatever follows");
    }

    [Theory]
    [InlineData("2026-05-02T08:00-04:00", 10 + 70)]
    [InlineData("2026-05-02T08:00:00.000000001-04:00", 10)]
    public void Purchase_counts_until_the_last_instant_of_the_window(string at, long balance)
    {
        var bob = Bob();
        bob.Buy(at, 10);

        bob.At("2026-07-01T09:00-04:00").Account.Balance.ShouldBe(balance);
    }

    [Fact]
    public void Candidate_that_went_back_makes_room_for_the_next_purchase()
    {
        var bob = Bob();
        bob.Buy("2026-02-10T09:00-05:00", 10, "first");
        bob.Buy("2026-02-11T09:00-05:00", 20, "second");
        bob.Do("2026-02-12T09:00-05:00", new AccountCommand.Return("return", "first"));
        bob.At("2026-03-01T09:00-05:00").Account.Balance.ShouldBe(20, "the second was bought while the first was the candidate");

        bob.Buy("2026-03-02T09:00-05:00", 30, "third");

        bob.At("2026-03-16T09:00-04:00").Account.Balance.ShouldBe(20 + 30 + 70);
        bob.Ledger[^1].ShouldBeOfType<AccountEvent.ReferralEarned>().OrderId.ShouldBe("third");
    }

    [Fact]
    public void Candidate_of_which_a_part_is_kept_earns_the_whole_reward()
    {
        var bob = Bob();
        bob.Do("2026-02-10T09:00-05:00", AccountStory.Buying("first", ("A", 2, 10)));
        bob.Do("2026-02-12T09:00-05:00", new AccountCommand.Return("return", "first") { Lines = [new Pieces("A", 1)] });

        bob.At("2026-02-24T09:00-05:00").Account.Balance.ShouldBe(10 + 70);
    }

    [Fact]
    public void Candidate_that_goes_back_after_it_was_kept_takes_nothing_back()
    {
        var bob = Bob();
        bob.Buy("2026-02-10T09:00-05:00", 10, "first");

        bob.Do("2026-02-24T09:00-05:00", new AccountCommand.Return("return", "first"));

        bob.Account.Balance.ShouldBe(70);
        bob.Ledger.OfType<AccountEvent.ReferralReversed>().ShouldBeEmpty();
        bob.Buy("2026-03-01T09:00-05:00", 10, "second");
        bob.At("2026-06-01T09:00-04:00").Account.Balance.ShouldBe(80);
    }

    [Fact]
    public void Program_that_rewards_at_once_takes_both_rewards_back_with_the_whole_order()
    {
        var bob = Bob("""{ "referral": { "referrer": { "points": 50 }, "friend": { "points": 70 }, "window": "P90D" } }""");
        bob.Do("2026-02-10T09:00-05:00", AccountStory.Buying("first", ("A", 2, 10)));
        bob.At("2026-02-10T09:00-05:00").Account.Balance.ShouldBe(20 + 70);

        bob.Do("2026-02-11T09:00-05:00", new AccountCommand.Return("half", "first") { Lines = [new Pieces("A", 1)] });
        bob.Account.Balance.ShouldBe(10 + 70, "something is kept");
        bob.Do("2026-02-12T09:00-05:00", new AccountCommand.Return("rest", "first")).After.Balance.ShouldBe(0);

        var reversed = bob.Ledger.OfType<AccountEvent.ReferralReversed>().ShouldHaveSingleItem();
        (reversed.IsFriend, reversed.OrderId, reversed.Reversal.Taken).ShouldBe((true, "first", 70));
        bob.Outgoing[^1].Effect.ShouldBe(new Effect.ReverseReferral("CODE", "first"));
        bob.Account.LifetimePoints.ShouldBe(0);

        bob.Buy("2026-03-01T09:00-05:00", 30, "second");
        bob.At("2026-03-01T09:00-05:00").Account.Balance.ShouldBe(30 + 70, "the next purchase within the window earns it again");
    }

    [Fact]
    public void Reward_that_was_spent_is_owed_when_it_goes_back()
    {
        var bob = Bob("""{ "referral": { "referrer": { "points": 50 }, "friend": { "points": 70 } } }""");
        bob.Buy("2026-02-10T09:00-05:00", 10, "first");
        bob.Do("2026-02-11T09:00-05:00", new AccountCommand.Redeem("r") { Points = 60 });

        bob.Do("2026-02-12T09:00-05:00", new AccountCommand.Return("return", "first"));

        bob.Points.ShouldBe((0, 0, 60));
    }

    [Fact]
    public void Reward_is_pending_and_goes_back_from_there()
    {
        var bob = Bob("""
            {
              "points": { "pendingFor": "P14D", "expire": { "after": "P12M" } },
              "referral": { "referrer": { "points": 50 }, "friend": { "points": 70 } }
            }
            """);
        bob.Buy("2026-02-10T09:00-05:00", 10, "first");
        bob.At("2026-02-10T09:00-05:00").Account.Pending.Sum(lot => lot.Points).ShouldBe(80);

        bob.Do("2026-02-12T09:00-05:00", new AccountCommand.Return("return", "first"));

        (bob.Points, bob.Account.Pending.IsEmpty).ShouldBe(((0, 0, 0), true));
    }

    [Fact]
    public void Referrer_is_rewarded_and_loses_the_reward_by_what_the_referral_says()
    {
        var ann = new AccountStory(PlainProgram.With(Program("")), Joined);

        var earned = ann.Do<AccountEvent.ReferralEarned>("2026-02-24T09:00-05:00", new AccountCommand.EarnReferral("CODE", "bob", "first"));
        (earned.IsFriend, earned.Other, earned.Earning.Points, earned.After.Balance).ShouldBe((false, "bob", 50, 50));

        var lost = ann.Do<AccountEvent.ReferralReversed>(
            "2026-02-25T09:00-05:00", new AccountCommand.LoseReferral("CODE", "bob", "first") { Given = earned });
        (lost.IsFriend, lost.Reversal.Taken, ann.Account.LifetimePoints).ShouldBe((false, 50, 0));
        ann.Points.ShouldBe((0, 0, 0));
        ann.Do<AccountEvent.ReferralReversed>("2026-02-25T09:00-05:00", new AccountCommand.LoseReferral("CODE", "eve", "other"))
            .Reversal.Total.ShouldBe(0, "the referral had reached its cap: nothing was given for this one");
    }

    [Fact]
    public void Member_without_a_code_earns_no_referral()
    {
        var eve = new AccountStory(PlainProgram.With(Program("")), Joined);
        eve.Buy("2026-02-10T09:00-05:00", 10);

        eve.At("2026-06-01T09:00-04:00").Account.Balance.ShouldBe(10);
    }

    [Fact]
    public void Rule_that_is_called_referral_is_not_used_up_by_one()
    {
        var bob = Bob("""
            {
              "earn": [{ "id": "referral", "on": "activity:tellAFriend", "give": { "points": 5 }, "once": "perMember" }],
              "referral": { "referrer": { "points": 50 }, "friend": { "points": 70 } }
            }
            """);
        bob.Buy("2026-02-10T09:00-05:00", 10);
        bob.At("2026-02-10T09:00-05:00").Account.Balance.ShouldBe(70);

        bob.Do<AccountEvent.ActivityDone>("2026-02-11T09:00-05:00", new AccountCommand.Act("a", "tellAFriend", null)).Earning.Points.ShouldBe(5);
    }

    private static AccountStory Bob(string? fields = null) =>
        new(PlainProgram.With(fields ?? Program(", \"keptFor\": \"P14D\"")), Joined, referral: new ReferralClaim("CODE", "ann", false));

    private static string Program(string kept) =>
        "{ \"referral\": { \"referrer\": { \"points\": 50 }, \"friend\": { \"points\": 70 }, \"window\": \"P90D\"" + kept + " } }";
}
