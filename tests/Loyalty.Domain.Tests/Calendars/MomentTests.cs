using Loyalty.Domain.Tests.Accounts;
using NodaTime;

namespace Loyalty.Domain.Tests.Calendars;

public sealed class MomentTests
{
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    public static TheoryData<Moment, string, string, string, string> Rows => MomentRows.All;

    [Theory]
    [MemberData(nameof(Rows))]
    public void Moment_comes_when_the_calendar_says_and_not_a_millisecond_before(
        Moment moment, string zone, string start, string period, string comes)
    {
        var life = new Life(zone, start, period);
        var instant = MemberStory.Time(comes);

        life.HasCome(moment, instant - Millisecond).ShouldBeFalse("a millisecond before");
        life.HasCome(moment, instant - Duration.Epsilon).ShouldBeFalse("a nanosecond before");
        life.HasCome(moment, instant).ShouldBeTrue("at the instant");
        life.HasCome(moment, instant + Millisecond).ShouldBeTrue("a millisecond after");
    }

    [Fact]
    public void Gift_that_a_clock_going_back_brings_back_into_the_day_counts_again()
    {
        var ann = new AccountStory(PlainProgram.With("""{ "gifts": { "maxPerDay": 100 } }"""), "2026-10-01T08:00-04:00");
        ann.Buy("2026-10-01T09:00-04:00", 500);
        ann.Do("2026-10-31T01:15-04:00", Give(60));
        ann.Do("2026-11-01T01:30-04:00", Give(40));

        ann.Refused("2026-11-01T01:10-05:00", Give(1))
            .ShouldBe(Domain.Accounts.AccountRefusal.GiftLimitReached, "at 01:10 yesterday nothing was given yet");
        ann.Do("2026-11-01T01:15-05:00", Give(60));
    }

    private static Domain.Accounts.AccountCommand.Give Give(long points) => new("gift", "bob", points) { IsKnown = true };
}
