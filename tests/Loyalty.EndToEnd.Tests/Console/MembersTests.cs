using Loyalty.EndToEnd.Tests.Shapes;
using Loyalty.EndToEnd.Tests.Wheel;
using Microsoft.Playwright;

namespace Loyalty.EndToEnd.Tests.Console;

/// <summary>The room for support in a browser.</summary>
public sealed class MembersTests(Embedded engine, Chromium chromium) : ConsoleVisits(engine, chromium)
{
    private const string Club = "supported";

    [Fact]
    public async Task A_member_is_found_explained_and_corrected_with_the_keyboard_alone()
    {
        await using var visit = await SignInToClub("overview");
        var (page, keys) = (visit.Page, visit.Page.Keyboard);
        await keys.PressAsync("/");
        await Assertions.Expect(page.Locator("#who")).ToBeVisibleAsync();
        await keys.PressAsync("/");
        await keys.TypeAsync(MemberLife.Mail);
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Mary Example")).ToBeVisibleAsync();
        page.Url.ShouldNotContain("example");

        await TabTo(page, "Correct points");
        await keys.PressAsync("Enter");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("250");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("mug was broken");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Corrected by +250 points.");
        await Assertions.Expect(page.Locator("#story li").First).ToContainTextAsync("mug was broken");

        await TabTo(page, "Lines");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#story details[open] table").First).ToBeVisibleAsync();
        visit.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_another_proposed_is_approved_after_a_question()
    {
        await using var visit = await SignInToClub($"members/{MemberLife.Member}");
        var approve = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Approve" });
        await approve.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        var question = visit.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(question).ToContainTextAsync("points for mary?");
        await question.GetByRole(AriaRole.Button, new() { Name = "Approve" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Approved: ");
        await Assertions.Expect(approve).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_page_of_the_room_has_a_serious_fault(ColorScheme scheme)
    {
        await using var visit = await SignInToClub("members", new() { ColorScheme = scheme });
        await AccessibilityTests.ShouldBeAccessible(visit);
        await visit.Page.Locator("#who").FillAsync("nobody@example.com");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await AccessibilityTests.ShouldBeAccessible(visit);
        foreach (var page in new[] { MemberLife.Member, $"{MemberLife.Member}/person", "no-such" })
        {
            await visit.Page.GotoAsync($"{Engine.Address}console/programs/{Club}/members/{page}");
            await AccessibilityTests.ShouldBeAccessible(visit);
            await visit.Page.EvaluateAsync("for (const part of document.querySelectorAll('main details')) part.open = true");
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
        await using var visit = await SignInToClub("members", new() { ViewportSize = new() { Width = width, Height = 800 } });
        foreach (var page in new[] { "", $"/{MemberLife.Member}/person" })
        {
            await visit.Page.GotoAsync($"{Engine.Address}console/programs/{Club}/members{page}");
            await visit.Page.EvaluateAsync("for (const part of document.querySelectorAll('main details')) part.open = true");
            await ShouldFit(visit, width, page);
        }
    }

    private async Task<Visit> SignInToClub(string room, BrowserNewContextOptions? options = null)
    {
        await MemberLife.Tell(Client, Club);
        return await SignIn($"programs/{Club}/{room}", options);
    }

    /// <summary>Presses Tab until what has the focus begins with a text.</summary>
    private static async Task TabTo(IPage page, string text)
    {
        for (var press = 0; press < 100; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            if ((await page.EvaluateAsync<string>("document.activeElement.textContent")).Trim().StartsWith(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new ShouldAssertException($"Tab does not come to '{text}'.");
    }
}
