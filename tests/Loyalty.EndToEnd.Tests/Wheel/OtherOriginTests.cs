using System.Net;
using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;
using Microsoft.Playwright;

namespace Loyalty.EndToEnd.Tests.Wheel;

public sealed class OtherOriginTests(Embedded engine, Chromium chromium) : WheelTests(engine, chromium)
{
    [Fact]
    public async Task A_shop_of_another_origin_shows_a_wheel_and_keeps_its_key_to_itself()
    {
        await Client.Enrol(Program, "abroad");
        using var shop = new ShopSite(Program, "abroad", [Engine.Address]);
        await using var visit = await Chromium.Open();
        await visit.Page.GotoAsync(shop.Address.ToString());
        await visit.ShouldBeLive();

        await visit.ShouldShow((await Client.Buy(Program, "abroad", "1", 5)).Points("version"));
        await Assertions.Expect(visit.Bar).ToHaveAttributeAsync("aria-valuenow", "64");
        (await visit.Page.ContentAsync()).ShouldNotContain(Server.Key);
        visit.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_of_another_origin_follows_its_member_with_a_browser_token_straight_from_the_engine()
    {
        await Client.Enrol(Program, "direct");
        var issued = await Client.Post($"{Program}/members/direct/browser-token", new { });
        Assert.SkipWhen(issued.Status == HttpStatusCode.NotFound, "There are no browser tokens yet.");
        using var shop = new ShopSite(Program, "direct", [Engine.Address])
        {
            Body = Visit.Wheel(Engine.Address, Program, "direct", $"token=\"{issued.Json.Text("token")}\""),
        };
        await using var visit = await Chromium.Open();
        await visit.Page.GotoAsync(shop.Address.ToString());
        await visit.ShouldBeLive();

        await visit.ShouldShow((await Client.Buy(Program, "direct", "1", 5)).Points("version"));
        await Assertions.Expect(visit.Bar).ToHaveAttributeAsync("aria-valuenow", "64");
        visit.Faults.ShouldBeEmpty();
    }
}
