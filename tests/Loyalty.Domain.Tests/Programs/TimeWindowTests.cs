using Loyalty.Domain.Programs;
using Loyalty.Domain.Tests.Accounts;
using NodaTime;

namespace Loyalty.Domain.Tests.Programs;

public sealed class TimeWindowTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    // 1 March 2026 is a Sunday; summer time begins on the 8th: 02:30 is left out there and means 03:30, summer time.
    private static readonly TimeWindow Spring = new(new LocalDateTime(2026, 3, 1, 9, 0), new LocalDateTime(2026, 3, 8, 2, 30), []);

    [Theory]
    [InlineData("2026-03-01T08:59:59.999-05:00", false)]
    [InlineData("2026-03-01T09:00-05:00", true)]
    [InlineData("2026-03-08T03:29:59.999-04:00", true)]
    [InlineData("2026-03-08T03:30-04:00", false)]
    public void Window_is_open_from_its_start_to_before_its_end(string at, bool isOpen) =>
        Spring.IsOpen(MemberStory.Time(at), NewYork).ShouldBe(isOpen);

    [Theory]
    [InlineData("2026-03-02T23:59-05:00", false)]
    [InlineData("2026-03-03T00:00-05:00", true)]
    [InlineData("2026-03-04T04:59:59Z", true)]
    [InlineData("2026-03-04T05:00Z", false)]
    [InlineData("2026-03-10T12:00-04:00", false)]
    public void Weekly_window_is_open_on_its_days_of_the_zone(string at, bool isOpen) =>
        (Spring with { Weekly = [IsoDayOfWeek.Tuesday] }).IsOpen(MemberStory.Time(at), NewYork).ShouldBe(isOpen);

    [Fact]
    public void Window_without_bounds_is_always_open() => default(TimeWindow).IsOpen(Instant.MinValue, NewYork).ShouldBeTrue();
}
