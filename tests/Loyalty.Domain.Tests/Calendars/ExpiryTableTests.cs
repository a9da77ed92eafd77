using Loyalty.Domain.Accounts;
using Loyalty.Domain.Calendars;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Tests.Accounts;
using NodaTime;
using NodaTime.Text;

namespace Loyalty.Domain.Tests.Calendars;

public sealed class ExpiryTableTests
{
    public static TheoryData<string, string, string, string, string> Rows => CalendarRows.All;

    [Theory]
    [MemberData(nameof(Rows))]
    public void Expiry_falls_where_the_calendar_says(string zone, string earned, string after, string at, string expires)
    {
        var policy = new ExpiryPolicy(
            PeriodPattern.Roundtrip.Parse(after).Value, ExpiryStart.Earning, Enum.Parse<ExpiryMoment>(at, ignoreCase: true));

        DateTimeZoneProviders.Tzdb[zone].Expiry(MemberStory.Time(earned), policy).ShouldBe(MemberStory.Time(expires));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Points_can_be_spent_until_the_last_nanosecond_and_are_gone_at_the_instant(
        string zone, string earned, string after, string at, string expires)
    {
        var end = MemberStory.Time(expires);
        var early = Bought(zone, earned, after, at);
        early.At(end - Duration.Epsilon).Balance.ShouldBe(10);
        early.TryRedeem(end - Duration.Epsilon, 4).ShouldBeNull();
        early.At(end).Balance.ShouldBe(0);

        var late = Bought(zone, earned, after, at);
        late.TryRedeem(end, 1).ShouldBe(AccountRefusal.InsufficientPoints);
        var expired = late.Ledger.OfType<AccountEvent.Expired>().ShouldHaveSingleItem();
        (expired.At, expired.Lot.Points, expired.After.Balance).ShouldBe((end, 10, 0));
    }

    private static MemberStory Bought(string zone, string earned, string after, string at)
    {
        var member = new MemberStory(SmallProgram.With(zone: zone, expire: after, at: at), earned);
        member.Buy(earned, 10).ShouldBe(10);
        return member;
    }
}
