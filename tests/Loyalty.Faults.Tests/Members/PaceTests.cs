using Loyalty.Faults.Members;

namespace Loyalty.Faults.Tests.Members;

public sealed class PaceTests
{
    [Fact]
    public async Task Arrivals_keep_the_time_that_they_were_meant_for()
    {
        using var end = new CancellationTokenSource();
        var pace = new Arriving(() => TimeSpan.FromSeconds(10), perSecond: 100, end.Token); // the clock stands still, so only one is due
        (await pace.Next(end.Token)).ShouldBe(TimeSpan.FromSeconds(10));
        await end.CancelAsync();

        (await pace.Next(CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Who_is_late_gets_all_that_came_meanwhile()
    {
        using var end = new CancellationTokenSource();
        var now = TimeSpan.Zero;
        var pace = new Arriving(() => now, perSecond: 10, end.Token);
        now = TimeSpan.FromSeconds(1);
        var began = new List<TimeSpan?>();
        for (var number = 0; number < 10; number++)
        {
            began.Add(await pace.Next(end.Token));
        }

        began.ShouldBe(Enumerable.Range(0, 10).Select(tenth => (TimeSpan?)TimeSpan.FromSeconds(tenth * 0.1)));
        await end.CancelAsync();
    }

    [Fact]
    public async Task Nobody_thinks_on_after_the_end() =>
        (await new Thinking(() => default, TimeSpan.FromHours(1)).Next(new CancellationToken(canceled: true))).ShouldBeNull();
}
