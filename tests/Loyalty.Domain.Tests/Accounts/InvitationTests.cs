using Loyalty.Domain.Accounts;
using NodaTime;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>Tiers that staff give: vip and circle above basic and silver (from 100).</summary>
public sealed class InvitationTests
{
    private const string Until = "2026-06-01T00:00-04:00";

    private static readonly string Lifetime = Metric("\"metric\": \"lifetimePoints\"");

    [Fact]
    public void Invited_member_has_the_tier_until_its_end()
    {
        var ann = Ann(Lifetime);

        var invited = ann.Do<AccountEvent.Invited>("2026-03-01T09:00-05:00", Invite("vip", Until));
        (invited.Standing.Tier.Id, invited.Standing.Tier.Since, invited.Standing.Tier.Until)
            .ShouldBe(("vip", MemberStory.Time("2026-03-01T09:00-05:00"), MemberStory.Time(Until)));
        ann.Buy("2026-03-02T09:00-05:00", 500).ShouldBe(500);

        ann.At(MemberStory.Time(Until) - Duration.Epsilon).Account.Tier.Id.ShouldBe("vip");
        ann.At(Until).Account.Tier.ShouldBe(new Domain.Tiers.TierHeld("silver", MemberStory.Time(Until)));
        ann.Ledger[^1].ShouldBeOfType<AccountEvent.TierAssessed>().Before.ShouldBe("vip");
    }

    [Fact]
    public void Invitation_without_an_end_stays()
    {
        var ann = Ann(Lifetime);
        ann.Do("2026-03-01T09:00-05:00", Invite("vip", null));

        ann.At("2046-03-01T09:00-05:00").Account.Tier.Id.ShouldBe("vip");
    }

    [Theory]
    [InlineData("\"metric\": \"lifetimePoints\"", "silver")]
    [InlineData("\"metric\": \"points\", \"over\": \"P12M\", \"downgrade\": \"atOnce\"", "silver")]
    [InlineData("\"metric\": \"points\", \"over\": \"P1M\", \"downgrade\": \"atOnce\"", "basic")]
    [InlineData("\"metric\": \"points\", \"over\": \"P1M\", \"downgrade\": \"atOnce\", \"grace\": \"P3M\"", "silver")]
    [InlineData("\"metric\": \"points\", \"over\": \"P1M\", \"downgrade\": \"never\"", "silver")]
    [InlineData("\"metric\": \"points\", \"over\": \"P4M\", \"downgrade\": \"atPeriodEnd\"", "silver")]
    [InlineData("\"metric\": \"points\", \"over\": \"P1M\", \"downgrade\": \"atPeriodEnd\"", "basic")]
    [InlineData("\"metric\": \"spend\", \"over\": \"calendarYear\", \"downgrade\": \"atPeriodEnd\"", "silver")]
    [InlineData("\"metric\": \"spend\", \"over\": \"memberYear\", \"downgrade\": \"atOnce\"", "silver")]
    [InlineData("\"metric\": \"balance\", \"downgrade\": \"atOnce\"", "basic")]
    [InlineData("\"metric\": \"balance\", \"downgrade\": \"never\"", "silver")]
    public void End_of_an_invitation_gives_the_tier_that_the_history_gives(string metric, string tier)
    {
        var ann = Ann(Metric(metric));
        ann.Buy("2026-02-15T09:00-05:00", 150);
        ann.Account.Tier.Id.ShouldBe("silver");
        ann.Do("2026-03-01T09:00-05:00", Invite("vip", Until));
        ann.Do("2026-03-01T09:00-05:00", new AccountCommand.Redeem("r") { Points = 100 });

        ann.At(MemberStory.Time(Until) - Duration.Epsilon).Account.Tier.Id.ShouldBe("vip");
        ann.At(Until).Account.Tier.Id.ShouldBe(tier);
    }

    [Fact]
    public void Tier_reached_by_a_balance_that_came_and_went_during_the_invitation_is_kept_where_none_is_lost()
    {
        var ann = Ann(Metric("\"metric\": \"balance\", \"downgrade\": \"never\""));
        ann.Do("2026-03-01T09:00-05:00", Invite("vip", Until));
        ann.Buy("2026-03-02T09:00-05:00", 150);
        ann.Do("2026-03-03T09:00-05:00", new AccountCommand.Redeem("r") { Points = 100 });

        ann.At(Until).Account.Tier.Id.ShouldBe("silver");
    }

    [Fact]
    public void Withdrawn_invitation_ends_at_once()
    {
        var ann = Ann(Lifetime);
        ann.Do("2026-03-01T09:00-05:00", Invite("vip", Until));

        var withdrawn = ann.Do<AccountEvent.Withdrawn>("2026-03-05T09:00-05:00", new AccountCommand.Withdraw("invitation"));

        (withdrawn.Before, withdrawn.Standing.Tier.Id).ShouldBe(("vip", "basic"));
        ann.Refused("2026-03-05T09:01-05:00", new AccountCommand.Withdraw("invitation")).ShouldBe(AccountRefusal.InvitationOver);
        ann.NextDue().ShouldBeNull();
    }

    [Fact]
    public void Second_invitation_replaces_the_first()
    {
        var ann = Ann(Lifetime);
        ann.Do("2026-03-01T09:00-05:00", Invite("vip", Until));

        ann.Do("2026-04-01T09:00-04:00", Invite("circle", "2026-07-01T00:00-04:00", "other"));
        ann.Refused("2026-04-01T09:00-04:00", new AccountCommand.Withdraw("invitation")).ShouldBe(AccountRefusal.InvitationOver);

        ann.At(Until).Account.Tier.Id.ShouldBe("circle");
        ann.At("2026-07-01T00:00-04:00").Account.Tier.Id.ShouldBe("basic");
    }

    [Fact]
    public void Invitation_to_the_same_tier_prolongs_it()
    {
        var ann = Ann(Lifetime);
        ann.Do("2026-03-01T09:00-05:00", Invite("vip", Until));
        ann.Do("2026-04-01T09:00-04:00", Invite("vip", "2026-07-01T00:00-04:00", "other"));

        var tier = ann.At(Until).Account.Tier;
        (tier.Id, tier.Since).ShouldBe(("vip", MemberStory.Time("2026-03-01T09:00-05:00")));
        ann.At("2026-07-01T00:00-04:00").Account.Tier.Id.ShouldBe("basic");
    }

    [Fact]
    public void Invitation_that_is_over_cannot_be_withdrawn()
    {
        var ann = Ann(Lifetime);
        ann.Do("2026-03-01T09:00-05:00", Invite("vip", Until));

        ann.Refused(Until, new AccountCommand.Withdraw("invitation")).ShouldBe(AccountRefusal.InvitationOver);
    }

    [Fact]
    public void Invitation_that_ends_with_the_beginning_of_the_birthday_month_is_over_too()
    {
        var ann = Ann(Lifetime, new MemberFacts { BirthMonth = 6 });
        ann.Do("2026-03-01T09:00-05:00", Invite("vip", Until));

        ann.At(Until).Account.Tier.Id.ShouldBe("basic");
        ann.Refused(Until, new AccountCommand.Withdraw("invitation")).ShouldBe(AccountRefusal.InvitationOver);
    }

    [Fact]
    public void Return_takes_no_invitation_away()
    {
        var ann = Ann(Lifetime);
        ann.Buy("2026-02-15T09:00-05:00", 150);
        ann.Do("2026-03-01T09:00-05:00", Invite("vip", Until));

        ann.Do<AccountEvent.Returned>("2026-03-02T09:00-05:00", new AccountCommand.Return("return", "order")).Standing.Tier.Id.ShouldBe("vip");
        ann.At(Until).Account.Tier.Id.ShouldBe("basic", "what it had earned went back meanwhile");
    }

    [Theory]
    [InlineData("silver", null, AccountRefusal.TierNotByInvitation)]
    [InlineData("none", null, AccountRefusal.TierNotByInvitation)]
    [InlineData("vip", "2026-03-01T09:00-05:00", AccountRefusal.InvitationEndsEarly)]
    public void Invitation_is_for_a_tier_that_is_given_and_ends_after_it_began(string tier, string? until, AccountRefusal refusal) =>
        Ann(Lifetime).Refused("2026-03-01T09:00-05:00", Invite(tier, until)).ShouldBe(refusal);

    private static AccountStory Ann(string program, MemberFacts? facts = null) => new(program, "2026-02-01T08:00-05:00", facts);

    private static AccountCommand.Invite Invite(string tier, string? until, string id = "invitation") =>
        new(id, tier, until is null ? null : MemberStory.Time(until));

    private static string Metric(string metric) => PlainProgram.With($$"""
        {
          "tiers": {
            {{metric}},
            "levels": [
              { "id": "basic", "from": 0 }, { "id": "silver", "from": 100 },
              { "id": "vip", "invitationOnly": true }, { "id": "circle", "invitationOnly": true }
            ]
          },
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } },
            { "id": "birthday", "on": "birthdayMonth", "give": { "points": 1 } }
          ]
        }
        """);
}
