using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;
using Microsoft.Playwright;

namespace Loyalty.EndToEnd.Tests.Wheel;

/// <summary>A server of their own, which dies and comes back.</summary>
public sealed class LosingTests(Embedded engine, Chromium chromium, ITestOutputHelper output) : WheelTests(engine, chromium)
{
    private static readonly TimeSpan SomeAttempts = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task It_says_that_it_is_not_live_tries_later_and_later_and_shows_what_is_when_the_server_is_back()
    {
        using var folder = new TemporaryFolder();
        using var server = await Server.StartNew(folder.File("data"));
        await server.Client.Enrol(Program, "lost");
        await server.Client.Buy(Program, "lost", "1", 5);
        await using var visit = await Chromium.Open();
        var attempts = new List<DateTime>();
        visit.Page.RequestFailed += (_, request) =>
        {
            if (request.Url.EndsWith("/live", StringComparison.Ordinal))
            {
                attempts.Add(DateTime.UtcNow);
            }
        };
        await visit.Follow(server, Program, "lost");
        (await visit.Said.TextContentAsync()).ShouldBe("");

        server.Kill();
        await visit.ShouldNotBeLive();
        await Assertions.Expect(visit.Status).ToHaveTextAsync("Not live");
        await Assertions.Expect(visit.Bar).ToContainTextAsync("650"); // what was last known stays to be seen
        await Task.Delay(SomeAttempts);
        await Assertions.Expect(visit.Said).ToHaveTextAsync("Not live");
        ShouldGrow(attempts);

        await server.Start();
        var version = (await server.Client.Buy(Program, "lost", "2", 5)).Points("version");
        await visit.ShouldShow(version);
        await visit.ShouldBeLive();
        await Assertions.Expect(visit.Status).ToHaveTextAsync("Live");
        await Assertions.Expect(visit.Bar).ToHaveAttributeAsync("aria-valuetext", "Silver: 1,150 of 5,001. 3,851\u00a0points to Gold");
        visit.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_uses_the_keyboard_tries_again_at_once()
    {
        using var folder = new TemporaryFolder();
        using var server = await Server.StartNew(folder.File("data"));
        await server.Client.Enrol(Program, "keyboard");
        await using var visit = await Chromium.Open();
        await visit.Follow(server, Program, "keyboard");
        await visit.Page.Keyboard.PressAsync("Tab");
        (await Focused(visit)).ShouldBeNull("there is nothing to do while it is live");

        server.Kill();
        await Assertions.Expect(visit.Again).ToBeVisibleAsync();
        await Task.Delay(SomeAttempts);
        await server.Start();
        await visit.Page.EvaluateAsync("document.activeElement.blur()");
        await visit.Page.Keyboard.PressAsync("Tab");
        (await Focused(visit)).ShouldBe("Try again");
        var pressed = DateTime.UtcNow;
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.ShouldBeLive();
        output.WriteLine($"live {(long)(DateTime.UtcNow - pressed).TotalMilliseconds} ms after Enter");
        await Assertions.Expect(visit.Again).ToBeHiddenAsync();
    }

    private static Task<string?> Focused(Visit visit) =>
        visit.Page.EvaluateAsync<string?>("document.activeElement.shadowRoot?.activeElement?.textContent ?? null");

    private static void ShouldGrow(List<DateTime> attempts)
    {
        attempts.Count.ShouldBeInRange(3, 7); // half a second, doubled each time, give or take a quarter
        (attempts[^1] - attempts[^2]).ShouldBeGreaterThan(attempts[1] - attempts[0]);
    }
}
