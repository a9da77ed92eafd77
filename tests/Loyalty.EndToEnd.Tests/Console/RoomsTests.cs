using Loyalty.EndToEnd.Tests.Shapes;
using Loyalty.EndToEnd.Tests.Wheel;
using Microsoft.Playwright;

namespace Loyalty.EndToEnd.Tests.Console;

/// <summary>Program, reports, webhooks, audit and keys in a browser.</summary>
public sealed class RoomsTests(Embedded engine, Chromium chromium) : ConsoleVisits(engine, chromium)
{
    private static readonly string[] Pages =
    [
        $"programs/{Program}/program", $"programs/{Program}/reports", $"programs/{Program}/reports/points?by=day",
        $"programs/{Program}/reports/promotions", $"programs/{Program}/webhooks", $"programs/{Program}/webhooks?add=shop-app",
        $"programs/{Program}/webhooks/roomy", $"programs/{Program}/audit", $"audit?from={Program}", $"keys?from={Program}",
    ];

    [Fact]
    public async Task A_program_is_mended_tried_and_published_from_the_keyboard()
    {
        await Client.Done(Client.Put("penned", Acceptance.Programs.EndOfDay("penned")));
        await Client.Enrol("penned", "petra");
        await Client.Buy("penned", "petra", "1", 10);
        await using var visit = await SignIn("programs/penned/program");
        var text = visit.Page.GetByLabel("The document, as JSON");
        var right = await text.InputValueAsync();

        await text.FillAsync(right.Replace("\"timeZone\"", "\"timeZome\"", StringComparison.Ordinal));
        await Press(visit, "Check");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("/timeZome");
        await AccessibilityTests.ShouldBeAccessible(visit);

        await text.FillAsync(right.Replace("\"name\"", "\n\"name\"", StringComparison.Ordinal));
        await Press(visit, "What if…");
        await Assertions.Expect(visit.Page.GetByText("of 1 members would have another tier")).ToBeVisibleAsync();
        await AccessibilityTests.ShouldBeAccessible(visit);
        await Press(visit, "Publish");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Published");
        visit.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_is_shown_once_and_revoking_it_is_asked_twice()
    {
        await using var visit = await SignIn("keys");
        await visit.Page.GetByLabel("Name: of the person").FillAsync("roomy");
        await visit.Page.GetByRole(AriaRole.Checkbox, new() { Name = "finance" }).CheckAsync();
        await Press(visit, "Make the key");
        await Assertions.Expect(visit.Page.GetByLabel("The key roomy")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^lk_"));
        await AccessibilityTests.ShouldBeAccessible(visit);

        await Press(visit, "Revoke roomy");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Revoke roomy for good?");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Press(visit, "Revoke roomy");
        await visit.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("roomy is revoked");
        visit.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_page_has_a_serious_fault(ColorScheme scheme)
    {
        await Endpoint();
        await using var visit = await SignIn(Pages[0], new() { ColorScheme = scheme });
        foreach (var page in Pages)
        {
            await visit.Page.GotoAsync($"{Engine.Address}console/{page}");
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
        await Endpoint();
        await using var visit = await SignIn(Pages[0], new() { ViewportSize = new() { Width = width, Height = 800 } });
        foreach (var page in Pages)
        {
            await visit.Page.GotoAsync($"{Engine.Address}console/{page}");
            await ShouldFit(visit, width, page);
        }
    }

    private Task Endpoint() => Client.Done(Client.Put(
        $"{Program}/webhooks/roomy", new { url = "https://crm.example/a-very-long-address/of-an-endpoint", paused = true }));

    private static async Task Press(Visit visit, string button)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
    }
}
