using Loyalty.Api.Live;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Tests;

public sealed class LatestStateTests
{
    [Fact]
    public void A_slow_reader_gets_the_newest_state_alone()
    {
        var state = new LatestState();
        for (var version = 1; version <= 1000; version++)
            state.Offer(View(version));

        Read(state).ShouldBe([1000]);
    }

    [Fact]
    public async Task A_state_that_comes_late_or_twice_is_left_out()
    {
        var state = new LatestState();
        state.Offer(View(7));
        await state.Changed(View(5));
        await state.Changed(View(7));
        Read(state).ShouldBe([7]);

        await state.Changed(View(6));
        Read(state).ShouldBeEmpty();
        await state.Changed(View(8));
        Read(state).ShouldBe([8]);
    }

    private static List<long> Read(LatestState state)
    {
        List<long> versions = [];
        while (state.Reader.TryRead(out var view))
            versions.Add(view.Version);
        return versions;
    }

    private static MemberView View(long version) => new()
    {
        MemberId = "m",
        Program = "p",
        Tier = new TierView { Id = "t", Name = "T" },
        Progress = new ProgressView { Metric = "points", Tier = "t", Formatted = new FormattedProgress { Value = "0" } },
        Version = version,
    };
}
