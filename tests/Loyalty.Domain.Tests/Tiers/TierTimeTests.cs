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
}
