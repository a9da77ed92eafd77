using Loyalty.Model.Tiers;

namespace Loyalty.Model.Tests;

public sealed class LookBackTests
{
    [Theory]
    [InlineData("2026-02-07T12:10Z", "P1M")]
    [InlineData("2026-02-08T07:40Z", "P1M")] // 02:40, an hour that the day a month later lacks
    [InlineData("2026-10-01T05:40Z", "P1M")] // 01:40, an hour that 1 November has twice
    [InlineData("2026-11-01T05:40Z", "P1M")] // the first 01:40 of 1 November
    [InlineData("2026-11-01T06:40Z", "P1M")] // the second
    [InlineData("2026-03-08T07:10Z", "P12M")] // just after the change
    [InlineData("2026-02-28T17:10Z", "P1M")] // 28 to 31 March look back to the same day
    [InlineData("2026-01-31T17:10Z", "P1M")]
    [InlineData("2028-02-29T17:10Z", "P12M")]
    [InlineData("2027-02-28T17:10Z", "P12M")]
    [InlineData("2026-08-31T17:10Z", "P6M")]
    [InlineData("2026-03-01T17:10Z", "P7D")]
    public void Whenever_something_leaves_a_rolling_period_the_instant_is_a_candidate(string earnedAt, string over)
    {
        var calendar = new Calendar(DateTimeZoneProviders.Tzdb["America/New_York"]);
        var period = NodaTime.Text.PeriodPattern.Roundtrip.Parse(over).Value;
        var earned = Story.Time(earnedAt);
        var candidates = LookBack.Candidates(calendar, earned, period).ToHashSet();
        bool Counts(Instant now) => earned > calendar.Minus(now, period);
        var minute = Duration.FromMinutes(1);
        var changes = 0;

        // Every minute of the days around, as all instants here are whole minutes.
        var end = calendar.Plus(earned, period) + Duration.FromDays(6);
        for (var now = end - Duration.FromDays(9); now < end; now += minute)
        {
            if (Counts(now) != Counts(now - minute))
            {
                changes++;
                candidates.ShouldContain(now);
            }
        }

        changes.ShouldBeGreaterThan(0);
        Counts(end).ShouldBeFalse();
    }
}
