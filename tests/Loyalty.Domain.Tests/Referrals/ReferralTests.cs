using Loyalty.Domain.Effects;
using Loyalty.Domain.Referrals;
using NodaTime;

namespace Loyalty.Domain.Tests.Referrals;

public sealed class ReferralTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 5, 1, 12, 0);

    /// <summary>Ann's code: ben was kept with o1 after o0 came back.</summary>
    private static Referral Known => After(
        new ReferralCommand.Claim("ann"),
        new ReferralCommand.Reverse("ben", "o0"),
        new ReferralCommand.Keep("ben", "o1"));

    public static TheoryData<ReferralRefusal, string> Rows =>
    [
        (ReferralRefusal.ReferralCodeUnknown, "keep"),
        (ReferralRefusal.CodeTaken, "claim"),
        (ReferralRefusal.ReferralCodeOwn, "keep own"),
        (ReferralRefusal.PurchaseReversed, "keep reversed"),
        (ReferralRefusal.PurchaseReported, "keep again"),
    ];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Refusal_that_comes_first_is_told(ReferralRefusal reason, string asked)
    {
        ReferralCommand command = asked switch
        {
            "claim" => new ReferralCommand.Claim("ben"),
            "keep" or "keep again" => new ReferralCommand.Keep("ben", "o1"),
            "keep own" => new ReferralCommand.Keep("ann", "o9"),
            _ => new ReferralCommand.Keep("ben", "o0"),
        };
        var referral = reason == ReferralRefusal.ReferralCodeUnknown ? null : Known;
        referral.Decide(command, null, Now).ShouldBe(new ReferralDecision.Refused(reason));
    }

    [Fact]
    public void Every_refusal_has_its_row_in_the_order_of_precedence() =>
        Rows.Select(row => row.Data.Item1).ShouldBe(Enum.GetValues<ReferralRefusal>());

    [Fact]
    public void Claiming_again_changes_nothing() =>
        Known.Decide(new ReferralCommand.Claim("ann"), null, Now).ShouldBe(new ReferralDecision.Nothing());

    [Fact]
    public void A_kept_purchase_rewards_the_referrer_up_to_the_cap()
    {
        var one = After(1, new ReferralCommand.Claim("ann"), new ReferralCommand.Keep("ben", "o1"), new ReferralCommand.Keep("cat", "o2"));
        one.Rewarded.ShouldBe(1);
        one.Outbox.Waiting.ShouldHaveSingleItem().ShouldBe(new Outgoing(1, new Effect.CreditReferrer("ann", "ben", "o1")));

        var two = After(1, one, new ReferralCommand.Confirm(1, true), new ReferralCommand.Reverse("ben", "o1"), new ReferralCommand.Keep("dan", "o3"));
        two.Rewarded.ShouldBe(1, "a reward that was taken back makes room for another");
        two.Outbox.Waiting.Select(outgoing => outgoing.Effect).ShouldBe(
            [new Effect.DebitReferrer("ann", "ben", "o1", 1), new Effect.CreditReferrer("ann", "dan", "o3")]);
    }

    [Fact]
    public void A_friend_counts_once_and_after_a_reversal_with_another_order()
    {
        var twice = After(null, Known, new ReferralCommand.Keep("ben", "o2"));
        twice.Rewarded.ShouldBe(1);
        twice.Outbox.Sent.ShouldBe(1);

        var next = After(null, twice, new ReferralCommand.Confirm(1, true), new ReferralCommand.Reverse("ben", "o1"));
        next.Rewarded.ShouldBe(1);
        next.Outbox.Waiting.ShouldBe([
            new Outgoing(2, new Effect.DebitReferrer("ann", "ben", "o1", 1)), new Outgoing(3, new Effect.CreditReferrer("ann", "ben", "o2"))]);
    }

    [Fact]
    public void The_end_of_a_reward_never_overtakes_the_reward()
    {
        var reversed = After(null, Known, new ReferralCommand.Reverse("ben", "o1"));
        reversed.Outbox.Waiting.ShouldHaveSingleItem().Effect.ShouldBeOfType<Effect.CreditReferrer>();
        var given = After(null, reversed, new ReferralCommand.Confirm(1, true));
        given.Outbox.Waiting.ShouldHaveSingleItem().ShouldBe(new Outgoing(2, new Effect.DebitReferrer("ann", "ben", "o1", 1)));
        After(null, reversed, new ReferralCommand.Confirm(1, false)).Outbox.Waiting.ShouldBeEmpty("what was never given is not taken back");
    }

    [Fact]
    public void A_reward_that_was_refused_is_not_taken_back_and_leaves_its_place()
    {
        var refused = After(null, Known, new ReferralCommand.Confirm(1, false));
        refused.Rewarded.ShouldBe(0);
        var reversed = After(null, refused, new ReferralCommand.Reverse("ben", "o1"));
        (reversed.Rewarded, reversed.Outbox.Waiting.Length).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public void In_whatever_order_reports_arrive_what_stands_is_rewarded(int? most)
    {
        for (var seed = 0; seed < 500; seed++)
        {
            Arrive(new Random(seed), most, $"seed {seed}");
        }
    }

    /// <summary>Four friends buy, keep and return up to three orders each; reports and confirmations arrive in any order.</summary>
    private static void Arrive(Random random, int? most, string why)
    {
        var standing = new HashSet<string>();
        var reports = new List<ReferralCommand>();
        foreach (var friend in (string[])["ben", "cat", "dan", "eve"])
        {
            for (var order = 0; order < random.Next(4); order++)
            {
                reports.Add(new ReferralCommand.Keep(friend, $"{friend}-{order}"));
                standing.Add(friend);
                if (random.Next(2) == 0)
                {
                    standing.Remove(friend);
                    reports.Add(new ReferralCommand.Reverse(friend, $"{friend}-{order}"));
                }
                else
                {
                    break;
                }
            }
        }

        var referral = After(most, new ReferralCommand.Claim("ann"));
        var given = new Dictionary<string, int>();
        while (reports.Count > 0 || !referral.Outbox.Waiting.IsEmpty)
        {
            if (reports.Count > 0 && random.Next(2) == 0)
            {
                var place = random.Next(reports.Count);
                referral = After(most, referral, reports[place]);
                reports.RemoveAt(place);
            }
            else if (!referral.Outbox.Waiting.IsEmpty)
            {
                var outgoing = referral.Outbox.Waiting[random.Next(referral.Outbox.Waiting.Length)];
                Deliver(outgoing.Effect, given, why);
                referral = After(most, referral, new ReferralCommand.Confirm(outgoing.Number, true));
            }

            (referral.Rewarded <= (most ?? 4)).ShouldBeTrue(why);
        }

        var rewarded = given.Where(entry => entry.Value > 0).Select(entry => entry.Key[..3]).Order().ToList();
        rewarded.Count.ShouldBe(referral.Rewarded, why);
        rewarded.ShouldAllBe(friend => standing.Contains(friend), why);
        if (most is null)
        {
            string.Join(",", rewarded).ShouldBe(string.Join(",", standing.Order()), why);
        }
    }

    private static void Deliver(Effect effect, Dictionary<string, int> given, string why)
    {
        if (effect is Effect.CreditReferrer credit)
        {
            given.TryAdd(credit.OrderId, 1).ShouldBeTrue($"{why}: {credit.OrderId} is rewarded once");
        }
        else
        {
            var order = ((Effect.DebitReferrer)effect).OrderId;
            given.GetValueOrDefault(order).ShouldBe(1, $"{why}: {order} is taken back once, after it was rewarded");
            given[order] = 0;
        }
    }

    private static Referral After(params ReferralCommand[] commands) => After(null, null, commands);

    private static Referral After(int? most, params ReferralCommand[] commands) => After(most, null, commands);

    private static Referral After(int? most, Referral? referral, params ReferralCommand[] commands)
    {
        foreach (var command in commands)
        {
            referral = referral.Decide(command, most, Now) is ReferralDecision.Granted granted ? referral.Evolve(granted.Event) : referral;
        }

        return referral!;
    }
}
