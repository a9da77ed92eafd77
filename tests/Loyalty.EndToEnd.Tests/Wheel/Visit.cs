using System.Text.Json;
using Loyalty.EndToEnd.Tests.Processes;
using Microsoft.Playwright;

namespace Loyalty.EndToEnd.Tests.Wheel;

/// <summary>Someone who looks at a page. What goes wrong in its scripts is kept.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private const float Patience = 30_000;
    private readonly IBrowserContext context;
    private readonly List<string> faults = [];

    public Visit(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.SetDefaultTimeout(Patience);
        page.PageError += (_, fault) => faults.Add(fault);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Faults => faults;

    /// <summary>What screen readers are told of the way to the next tier.</summary>
    public ILocator Bar => Page.Locator("progress-wheel [role=progressbar]").First;

    public ILocator Status => Page.Locator("progress-wheel .status").First;

    /// <summary>What is said to who listens.</summary>
    public ILocator Said => Page.Locator("progress-wheel .said").First;

    public ILocator Again => Page.Locator("progress-wheel .again").First;

    /// <summary>Opens a page at the engine's own origin that has nothing but these elements.</summary>
    public async Task Show(Uri engine, string body)
    {
        var address = new Uri(engine, "/shop").ToString();
        await Page.RouteAsync(address, route => route.FulfillAsync(new() { ContentType = "text/html", Body = Shop(engine, body) }));
        await Page.GotoAsync(address);
    }

    /// <summary>Opens a page with a member's wheel, and waits until it is live.</summary>
    public async Task Follow(Server engine, string program, string member, string attributes = "")
    {
        await Show(engine.Address, Wheel(engine.Address, program, member, $"token=\"{Server.Key}\" {attributes}"));
        await ShouldBeLive();
    }

    public static string Wheel(Uri engine, string program, string member, string attributes) =>
        $"<progress-wheel src=\"{new Uri(engine, $"v1/programs/{program}/members/{member}/live")}\" {attributes}></progress-wheel>";

    public static string Shop(Uri engine, string body) => $"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>
        <script type="module" src="{new Uri(engine, "account-banner.js")}"></script></head>
        <body><main><h1>A shop</h1>{body}</main></body></html>
        """;

    public Task ShouldBeLive() => ShouldBe("live", true);

    public Task ShouldNotBeLive() => ShouldBe("live", false);

    /// <summary>Waits for the state of a version or a later one.</summary>
    public Task ShouldShow(long version) =>
        Page.WaitForFunctionAsync("version => document.querySelector('progress-wheel').member?.version >= version", version);

    /// <summary>The value of an expression of the wheel's.</summary>
    public async Task<JsonElement> Of(string expression) =>
        await Page.EvalOnSelectorAsync<JsonElement>("progress-wheel", $"wheel => {expression}");

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private Task ShouldBe(string name, bool value) =>
        Page.WaitForFunctionAsync($"value => document.querySelector('progress-wheel').{name} === value", value);
}
