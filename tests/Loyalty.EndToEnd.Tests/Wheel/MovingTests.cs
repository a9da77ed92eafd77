using Loyalty.EndToEnd.Tests.Shapes;
using Microsoft.Playwright;

namespace Loyalty.EndToEnd.Tests.Wheel;

public sealed class MovingTests(Embedded engine, Chromium chromium, ITestOutputHelper output) : WheelTests(engine, chromium)
{
    private const int Purchases = 50;
    private const double LongestMedianMilliseconds = 2_000; // 250 on a machine that has nothing else to do

    // When the frame was drawn in which a version was to be seen.
    private const string NoteFrames = """
        wheel => {
          wheel.frames = {};
          wheel.addEventListener("member", ({ detail }) => requestAnimationFrame(() => { wheel.frames[detail.version] = Date.now(); }));
        }
        """;

    [Fact]
    public async Task A_purchase_by_the_api_moves_the_wheel_on_an_open_page_at_once()
    {
        await Client.Enrol(Program, "moves");
        await using var visit = await Chromium.Open();
        await visit.Follow(Engine, Program, "moves");
        await visit.Page.EvalOnSelectorAsync("progress-wheel", NoteFrames);
        var delays = new List<double>();

        for (var order = 1; order <= Purchases; order++)
        {
            var sent = DateTimeOffset.UtcNow;
            var version = (await Client.Buy(Program, "moves", $"order-{order}", 0.25m)).GetProperty("version").GetInt64();
            var drawn = await visit.Page.WaitForFunctionAsync(
                "version => document.querySelector('progress-wheel').frames[version]", version);
            delays.Add(await drawn.JsonValueAsync<double>() - sent.ToUnixTimeMilliseconds());
        }

        delays.Sort();
        output.WriteLine($"from the purchase being sent to the frame that shows it, {Purchases} times: "
            + $"median {delays[Purchases / 2]} ms, longest {delays[^1]} ms");
        delays[Purchases / 2].ShouldBeLessThan(LongestMedianMilliseconds);
        await Assertions.Expect(visit.Bar).ToHaveAttributeAsync("aria-valuetext", "Silver: 1,400 of 5,001. 3,601\u00a0points to Gold");
        await Assertions.Expect(visit.Bar).ToHaveAttributeAsync("aria-valuenow", "27");
        visit.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ReducedMotion.NoPreference, true)]
    [InlineData(ReducedMotion.Reduce, false)]
    public async Task It_moves_smoothly_unless_the_member_wants_less_motion(ReducedMotion wish, bool moves)
    {
        var member = $"motion-{wish}";
        await Client.Enrol(Program, member);
        await using var visit = await Chromium.Open(new() { ReducedMotion = wish });
        await visit.Follow(Engine, Program, member);

        var version = (await Client.Buy(Program, member, "1", 5)).GetProperty("version").GetInt64();
        await visit.ShouldShow(version);

        (await visit.Of("wheel.shadowRoot.getAnimations().length")).GetInt32().ShouldBe(moves ? 2 : 0); // the arc and the dot
        (await visit.Of("wheel.shadowRoot.querySelector('.arc').style.strokeDashoffset")).GetString().ShouldBe("199px"); // of 553, at 64 %
    }
}
