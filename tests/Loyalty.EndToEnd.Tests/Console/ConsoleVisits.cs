using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;
using Loyalty.EndToEnd.Tests.Wheel;
using Microsoft.Playwright;

namespace Loyalty.EndToEnd.Tests.Console;

/// <summary>Tests of the console in a browser.</summary>
public abstract class ConsoleVisits(Embedded engine, Chromium chromium) : WheelTests(engine, chromium)
{
    /// <summary>Opens a page of the console with the key.</summary>
    private protected async Task<Visit> SignIn(string page, BrowserNewContextOptions? options = null)
    {
        var visit = await Chromium.Open(options);
        await visit.Page.GotoAsync($"{Engine.Address}console/{page}");
        await Enter(visit);
        return visit;
    }

    /// <summary>Gives the key where a page asks for it.</summary>
    private protected static async Task Enter(Visit visit)
    {
        await visit.Page.GetByLabel("Key").FillAsync(Server.Key);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Navigation).First).ToBeVisibleAsync();
    }

    private protected static async Task ShouldFit(Visit visit, int width, string page) =>
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, page);
}
