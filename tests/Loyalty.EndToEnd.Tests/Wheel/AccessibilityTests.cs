using System.Text.Json;
using Deque.AxeCore.Commons;
using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;
using Microsoft.Playwright;

namespace Loyalty.EndToEnd.Tests.Wheel;

/// <summary>What axe-core finds on the pages of the engine, in each state that they have.</summary>
public sealed class AccessibilityTests(Embedded engine, Chromium chromium) : WheelTests(engine, chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Examples_of_every_program_have_no_serious_fault(ColorScheme scheme)
    {
        await using var visit = await Chromium.Open(new() { ColorScheme = scheme });
        await visit.Page.GotoAsync($"{Engine.Address}wheel.html#key={Server.Key}");
        var programs = await visit.Page.Locator("#programs input").AllAsync();
        programs.Count.ShouldBe(Directory.GetFiles(Path.Combine(Built.Root, "programs")).Length);

        foreach (var program in programs)
        {
            await program.CheckAsync();
            await visit.ShouldBeLive();
            await visit.Page.Locator("#buy button").Nth(1).ClickAsync();
            await visit.ShouldShow(2);
            await ShouldBeAccessible(visit);
        }

        visit.Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_first_page_has_no_serious_fault(ColorScheme scheme)
    {
        await using var visit = await Chromium.Open(new() { ColorScheme = scheme });
        await visit.Page.GotoAsync(Engine.Address.ToString());
        await ShouldBeAccessible(visit);
        await visit.Page.GotoAsync($"{Engine.Address}#key={Server.Key}");
        await visit.Page.ReloadAsync();
        await visit.Page.GetByLabel("Member").FillAsync($"axe-{scheme}");
        await ShouldBeAccessible(visit);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await visit.Page.Locator("[data-sku=MUG]").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#ledger tr")).ToHaveCountAsync(2);
        await ShouldBeAccessible(visit);
    }

    [Fact]
    public async Task A_wheel_that_is_lost_or_has_nothing_yet_or_reads_from_the_right_has_no_serious_fault()
    {
        await Client.Post("net-a-porter/members", new { memberId = "layla", locale = "ar-AE", currency = "AED" });
        await using var visit = await Chromium.Open();
        await visit.Show(Engine.Address, Visit.Wheel(Engine.Address, "net-a-porter", "layla", "token=\"wrong\" lang=\"ar\""));
        await Assertions.Expect(visit.Again).ToBeVisibleAsync();
        await ShouldBeAccessible(visit);

        await visit.Follow(Engine, "net-a-porter", "layla", "lang=\"ar\"");
        await ShouldBeAccessible(visit);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1_440)]
    public async Task Nothing_stands_out_over_the_side_of_a_phone_or_a_desktop(int width)
    {
        await using var visit = await Chromium.Open(new() { ViewportSize = new() { Width = width, Height = 700 } });
        await visit.Page.GotoAsync($"{Engine.Address}wheel.html#key={Server.Key}");
        await visit.ShouldBeLive();
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        await visit.Page.GotoAsync($"{Engine.Address}#key={Server.Key}");
        await visit.Page.GetByLabel("Member").FillAsync($"width-{width}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await visit.ShouldBeLive();
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    /// <summary>Finds nothing serious on a page as it is now.</summary>
    internal static async Task ShouldBeAccessible(Visit visit)
    {
        using var source = new StreamReader(
            typeof(AxeResult).Assembly.GetManifestResourceStream("Deque.AxeCore.Commons.Resources.axe.min.js")!);
        await visit.Page.EvaluateAsync(await source.ReadToEndAsync()); // beside the page's content policy, as a visitor's tool is
        var faults = await visit.Page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run()).violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
              .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("; ")}`)
            """);
        faults.EnumerateArray().Select(fault => fault.GetString()).ShouldBeEmpty();
    }
}
