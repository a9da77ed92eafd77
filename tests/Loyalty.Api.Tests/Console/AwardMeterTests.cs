using Loyalty.Api.Console.Overview;
using Loyalty.Api.Tests.Access;

namespace Loyalty.Api.Tests.Console;

public sealed class AwardMeterTests
{
    private readonly SetTime time = new();

    [Fact]
    public void A_second_is_told_when_it_is_over_with_its_awards_and_how_long_they_took()
    {
        var meter = new AwardMeter(time);
        for (var award = 0; award < 98; award++)
            meter.Count(TimeSpan.FromMilliseconds(2));
        meter.Count(TimeSpan.FromMilliseconds(80));
        meter.Count(TimeSpan.FromMilliseconds(80));
        meter.Past()[^1].ShouldBe(new AwardSecond(0, 0, 0));
        time.Now += TimeSpan.FromSeconds(1);

        var second = meter.Past()[^1];
        second.Awards.ShouldBe(100);
        second.Median.ShouldBeInRange(2, 2.2);
        second.Slow.ShouldBeInRange(80, 88);
    }

    [Fact]
    public void What_is_older_than_it_keeps_is_forgotten()
    {
        var meter = new AwardMeter(time);
        meter.Count(TimeSpan.FromMilliseconds(1));
        time.Now += TimeSpan.FromSeconds(AwardMeter.Seconds);
        meter.Past()[0].Awards.ShouldBe(1);
        time.Now += TimeSpan.FromSeconds(1);
        meter.Past().ShouldAllBe(second => second.Awards == 0);
    }

    [Theory]
    [InlineData(0, 0.05, 0.05)]
    [InlineData(1_000_000, 1_000, 2_000)]
    public void What_takes_no_time_or_for_ever_is_counted_at_the_end_of_the_scale(double milliseconds, double least, double most)
    {
        var meter = new AwardMeter(time);
        meter.Count(TimeSpan.FromMilliseconds(milliseconds));
        time.Now += TimeSpan.FromSeconds(1);
        meter.Past()[^1].Slow.ShouldBeInRange(least, most);
    }
}
