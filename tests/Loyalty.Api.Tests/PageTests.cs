using System.Net;
using Microsoft.Playwright;

namespace Loyalty.Api.Tests;

public sealed class PageTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const string Chromium = "/usr/bin/chromium";

    [Theory]
    [InlineData("", "text/html")]
    [InlineData("app.css", "text/css")]
    [InlineData("app.js", "text/javascript")]
    [InlineData("progress-wheel.js", "text/javascript")]
    public async Task The_page_is_served_and_runs_no_script_but_its_own(string path, string type)
    {
        using var anyone = new HttpClient { BaseAddress = server.Client.BaseAddress };
        using var answer = await anyone.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldNotContain("unsafe");
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("style=", Case.Sensitive);
    }

    [Fact]
    public async Task The_wheel_is_one_small_file_without_dependencies()
    {
        var wheel = await server.Client.GetStringAsync("progress-wheel.js");

        System.Text.Encoding.UTF8.GetByteCount(wheel).ShouldBeLessThan(12 * 1024);
        wheel.ShouldNotContain("import ", Case.Sensitive);
    }

    [Fact, Trait("Speed", "slow")]
    public async Task A_newcomer_joins_and_buys_and_sees_the_wheel_move()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed here.");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        var page = await browser.NewPageAsync();
        List<string> faults = [];
        page.PageError += (_, fault) => faults.Add(fault);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                faults.Add(message.Text);
        };

        await page.GotoAsync($"{server.Url}?program=shop#key={ApiServer.Key}");
        await page.GetByLabel("Member").FillAsync("newcomer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        var wheel = page.GetByRole(AriaRole.Progressbar);
        await Assertions.Expect(wheel).ToHaveAttributeAsync("aria-valuenow", "0");
        await Assertions.Expect(wheel).ToContainTextAsync("Live");

        await page.Locator("[data-sku=MUG]").ClickAsync();
        await Assertions.Expect(wheel).ToHaveAttributeAsync("aria-valuenow", "84");
        await Assertions.Expect(page.Locator("#balance")).ToHaveTextAsync("850");
        await Assertions.Expect(page.Locator("#receipt")).ToContainTextAsync("+850");
        await Assertions.Expect(page.Locator("#ledger tr")).ToHaveCountAsync(2);

        await page.Locator("#ledger").GetByRole(AriaRole.Button, new() { Name = "Return" }).ClickAsync();
        await Assertions.Expect(wheel).ToHaveAttributeAsync("aria-valuenow", "0");
        await Assertions.Expect(page.Locator("#calls")).ToContainTextAsync("curl -X POST");
        page.Url.ShouldNotContain(ApiServer.Key);
        faults.ShouldBeEmpty();
    }
}
