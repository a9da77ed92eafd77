using Loyalty.Domain.Accounts;
using Loyalty.Domain.Tests.Accounts;
using Loyalty.Domain.Tests.Calendars;
using NodaTime;

namespace Loyalty.Domain.Tests.Tiers;

/// <summary>When a tier falls: the instant itself is after it.</summary>
public sealed class TierTimeTests
{
    [Theory]
    [InlineData("America/New_York", "2026-02-10T12:00-05:00", "P12M", "2027-02-10T12:00-05:00")]
    [InlineData("America/New_York", "2024-02-29T12:00-05:00", "P12M", "2025-03-01T00:00-05:00")]
    [InlineData("America/New_York", "2026-02-08T02:30-05:00", "P1M", "2026-03-08T03:30-04:00")]
    [InlineData("Pacific/Auckland", "2026-08-27T12:00+12:00", "P1M", "2026-09-27T12:00+13:00")]
    [InlineData("America/New_York", "2026-02-10T12:00-05:00", "calendarYear", "2027-01-01T00:00-05:00")]
    [InlineData("Pacific/Kiritimati", "2026-12-31T23:59+14:00", "calendarYear", "2027-01-01T00:00+14:00")]
    [InlineData("America/New_York", "2024-02-29T12:00-05:00", "memberYear", "2025-02-28T00:00-05:00")]
    public void Tier_falls_at_the_instant_at_which_the_period_no_longer_holds_the_spend(
        string zone, string bought, string over, string falls)
    {
        var member = new MemberStory(
            SmallProgram.With(zone: zone, expire: "P9Y", metric: "spend", over: over, downgrade: "atOnce"), bought);
        member.Buy(bought, 100);

        member.At(MemberStory.Time(falls) - Duration.Epsilon).Tier.ShouldBe("silver");
        member.At(falls).Tier.ShouldBe("basic");
    }

    [Theory]
    [InlineData("America/New_York", "2026-01-08T02:30-05:00", "P1M", "atOnce", "P1M", "2026-03-08T03:30-04:00")]
    [InlineData("America/New_York", "2026-09-01T01:30-04:00", "P1M", "atOnce", "P1M", "2026-11-01T01:30-04:00")]
    [InlineData("America/New_York", "2027-01-31T12:00-05:00", "P1M", "atOnce", "P1D", "2027-03-02T00:00-05:00")]
    [InlineData("America/New_York", "2026-05-01T12:00-04:00", "calendarYear", "atOnce", "P2M", "2027-03-01T00:00-05:00")]
    [InlineData("America/New_York", "2026-05-01T12:00-04:00", "calendarYear", "atPeriodEnd", "P1M", "2028-02-01T00:00-05:00")]
    [InlineData("Pacific/Kiritimati", "2026-12-31T23:59+14:00", "calendarYear", "atPeriodEnd", "P1D", "2028-01-02T00:00+14:00")]
    [InlineData("Pacific/Pago_Pago", "2026-12-31T23:59-11:00", "calendarYear", "atPeriodEnd", "P1D", "2028-01-02T00:00-11:00")]
    [InlineData("America/New_York", "2024-02-29T12:00-05:00", "memberYear", "atPeriodEnd", "P1D", "2026-03-01T00:00-05:00")]
    [InlineData("America/New_York", "2024-02-29T12:00-05:00", "P12M", "atPeriodEnd", "P1D", "2025-03-01T12:00-05:00")]
    [InlineData("America/New_York", "2024-02-29T12:00-05:00", "P12M", "atOnce", "P12M", "2026-03-01T00:00-05:00")]
    public void Tier_stays_for_the_time_of_grace_after_its_period(
        string zone, string bought, string over, string downgrade, string grace, string falls)
    {
        var member = new MemberStory(
            SmallProgram.With(zone: zone, expire: "P9Y", metric: "spend", over: over, downgrade: downgrade, grace: grace), bought);
        member.Buy(bought, 100);

        member.At(MemberStory.Time(falls) - Duration.FromMilliseconds(1)).Tier.ShouldBe("silver");
        member.At(MemberStory.Time(falls) - Duration.Epsilon).Tier.ShouldBe("silver");
        member.At(falls).Tier.ShouldBe("basic");
    }

    [Theory]
    [InlineData("2027-02-28T12:00-05:00", "2028-02-29T00:00-05:00")]
    [InlineData("2028-02-28T23:59-05:00", "2028-02-29T00:00-05:00")]
    [InlineData("2028-02-29T00:00-05:00", "2029-02-28T00:00-05:00")]
    public void Year_of_a_member_who_joined_on_29_February_ends_on_the_last_of_the_month(string bought, string falls)
    {
        var member = new MemberStory(
            SmallProgram.With(expire: "P9Y", metric: "points", over: "memberYear", downgrade: "atOnce"), "2024-02-29T12:00-05:00");
        member.Buy(bought, 100);

        member.At(MemberStory.Time(falls) - Duration.Epsilon).Tier.ShouldBe("silver");
        member.At(falls).Tier.ShouldBe("basic");
    }

    [Fact]
    public void What_else_is_due_when_a_tier_falls_sees_the_tier_before_whatever_was_released_then()
    {
        var ann = new AccountStory(
            PlainProgram.With("""
                {
                  "points": { "holdFor": "PT1H" },
                  "tiers": {
                    "metric": "spend", "over": "calendarYear", "downgrade": "atOnce",
                    "levels": [{ "id": "basic", "from": 0 }, { "id": "silver", "from": 100 }]
                  },
                  "earn": [
                    { "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } },
                    { "id": "birthday", "on": "birthdayMonth", "where": { "tier": ["silver"] }, "give": { "points": 5 } }
                  ]
                }
                """),
            "2026-05-01T12:00-04:00",
            new MemberFacts { BirthMonth = 1 });
        ann.Buy("2026-05-01T12:00-04:00", 100);
        ann.Do("2026-12-31T23:00-05:00", new AccountCommand.Redeem("hold") { Points = 10, Hold = true });

        ann.At("2027-01-01T00:00-05:00");

        (ann.Account.Balance, ann.Account.Tier.Id).ShouldBe((105, "basic"));
        ann.Ledger.TakeLast(2).Select(happened => happened.GetType())
            .ShouldBe([typeof(AccountEvent.Released), typeof(AccountEvent.BirthdayCame)]);
    }
}
