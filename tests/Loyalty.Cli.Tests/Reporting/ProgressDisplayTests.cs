using Loyalty.Cli.Feeding;
using Loyalty.Cli.Reporting;

namespace Loyalty.Cli.Tests.Reporting;

public sealed class ProgressDisplayTests
{
    [Fact]
    public void A_line_tells_how_far_how_fast_and_how_long_still() =>
        ProgressDisplay.Line(Progress(settled: 500, seconds: 10), 2000)
            .ShouldBe("500 of 2,000 events (25.0 %), 50 a second, 00:00:30 left");

    [Fact]
    public void A_line_tells_what_the_feed_waits_for() =>
        ProgressDisplay.Line(Progress(settled: 0, seconds: 3, trouble: "Connection refused"), 2000)
            .ShouldBe("0 of 2,000 events (0.0 %), 0 a second, unknown time left; waiting: Connection refused");

    private static FeedProgress Progress(int settled, int seconds, string? trouble = null) =>
        new(settled, 0, 0, 0, TimeSpan.FromSeconds(seconds), trouble, new Dictionary<string, int>(), []);
}
