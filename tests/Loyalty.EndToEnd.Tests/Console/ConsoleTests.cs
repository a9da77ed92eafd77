using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;
using Loyalty.EndToEnd.Tests.Wheel;
using Microsoft.Playwright;

namespace Loyalty.EndToEnd.Tests.Console;

/// <summary>The console in a browser.</summary>
public sealed class ConsoleTests(Embedded engine, Chromium chromium) : ConsoleVisits(engine, chromium)
{
    [Fact]
    public async Task A_switch_in_the_console_changes_the_next_award()
    {
        await Client.Done(Client.Put("consoled", Acceptance.Programs.EndOfDay("consoled")));
        await Client.Done(Client.Put("consoled/promotions/twice", new { id = "twice", multiply = 2, active = false }));
        await Client.Enrol("consoled", "cleo");
        var before = (await Client.Buy("consoled", "cleo", "1", 10)).Points("points");
        await using var visit = await SignIn("programs/consoled/promotions");

        var button = visit.Page.GetByRole(AriaRole.Switch, new() { Name = "twice" });
        await button.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("twice is on");
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-checked", "true");

        (await Client.Buy("consoled", "cleo", "2", 10)).Points("points").ShouldBe(2 * before);
        visit.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_award_shows_on_the_open_overview_by_itself()
    {
        await Client.Enrol(Program, "livia");
        await using var visit = await SignIn($"programs/{Program}/overview");
        await Assertions.Expect(visit.Page.Locator(".live")).ToHaveTextAsync("Live");
        var issued = visit.Page.Locator("[data-part=today] .big").First;
        var before = await issued.TextContentAsync();

        await Client.Buy(Program, "livia", "1", 12.34m);
        await Assertions.Expect(issued).Not.ToHaveTextAsync(before!, new() { Timeout = 30_000 });
        visit.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_of_the_keyboard_go_from_room_to_room()
    {
        await using var visit = await SignIn($"programs/{Program}/overview");
        await visit.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Promotions");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await visit.Page.Keyboard.PressAsync("g");
        await visit.Page.Keyboard.PressAsync("2");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Promotions");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_page_has_a_serious_fault(ColorScheme scheme)
    {
        await using var visit = await Chromium.Open(new() { ColorScheme = scheme });
        await visit.Page.GotoAsync($"{Engine.Address}console");
        await AccessibilityTests.ShouldBeAccessible(visit);
        await visit.Page.GetByLabel("Key").FillAsync("wrong");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await AccessibilityTests.ShouldBeAccessible(visit);
        await Enter(visit);
        foreach (var room in new[] { "overview", "promotions", "nowhere" })
        {
            await visit.Page.GotoAsync($"{Engine.Address}console/programs/{Program}/{room}");
            await AccessibilityTests.ShouldBeAccessible(visit);
        }

        visit.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1_440)]
    public async Task Nothing_stands_out_over_the_side(int width)
    {
        await using var visit = await Chromium.Open(new() { ViewportSize = new() { Width = width, Height = 800 } });
        await visit.Page.GotoAsync($"{Engine.Address}console");
        await Enter(visit);
        foreach (var room in new[] { "overview", "promotions" })
        {
            await visit.Page.GotoAsync($"{Engine.Address}console/programs/{Program}/{room}");
            await ShouldFit(visit, width, room);
        }
    }
}
