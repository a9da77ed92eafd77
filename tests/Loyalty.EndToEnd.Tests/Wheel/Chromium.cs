using Microsoft.Playwright;

namespace Loyalty.EndToEnd.Tests.Wheel;

/// <summary>One browser for all tests of pages, started when the first of them asks for it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Executable = "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>A page of a visitor of their own.</summary>
    internal async Task<Visit> Open(BrowserNewContextOptions? options = null)
    {
        Assert.SkipUnless(File.Exists(Executable), "Chromium is not installed here.");
        playwright ??= await Playwright.CreateAsync();
        browser ??= await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
        var context = await browser.NewContextAsync(options);
        return new Visit(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
