using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;
using Microsoft.Playwright;

namespace Loyalty.EndToEnd.Tests.Wheel;

public sealed class BannerTests(Embedded engine, Chromium chromium) : WheelTests(engine, chromium)
{
    private const string Art =
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"><rect width="3" height="1" fill="gold"/></svg>""";

    [Fact]
    public async Task The_banner_shows_the_art_the_text_and_the_benefits_of_the_tier_and_changes_with_it()
    {
        await Client.Enrol(Program, "banner");
        await using var visit = await Chromium.Open();
        var pictures = new List<string>();
        await visit.Page.RouteAsync("https://shop.example/**", route =>
        {
            pictures.Add(new Uri(route.Request.Url).AbsolutePath);
            return route.FulfillAsync(new() { ContentType = "image/svg+xml", Body = Art });
        });
        await visit.Show(Engine.Address, Banner(Program, "banner"));
        var text = visit.Page.Locator("account-banner [part=text]").First;
        await Assertions.Expect(text).ToHaveTextAsync("Welcome to Storefront Rewards: every dollar earns 100 points");
        await Assertions.Expect(visit.Page.Locator("account-banner li")).ToHaveCountAsync(0);

        await Client.Buy(Program, "banner", "1", 60);
        await Assertions.Expect(text).ToHaveTextAsync(
            "You are Gold: 15% off, invitations to VIP events and recommendations made for you");
        await Assertions.Expect(visit.Page.Locator("account-banner li"))
            .ToHaveTextAsync(["15% off", "Event invitations", "Recommendations for you"]);
        await Assertions.Expect(visit.Page.Locator("account-banner [part=picture]")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("account-banner [part=drawn]")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Bar).ToHaveAttributeAsync("aria-valuenow", "100");
        (await visit.Of("getComputedStyle(wheel.shadowRoot.querySelector('.from')).stopColor")).GetString().ShouldBe("rgb(185, 132, 5)"); // #b98405
        pictures.ShouldContain("/loyalty/bronze-banner.png");
        pictures.ShouldContain("/loyalty/gold-banner.png");
        pictures.ShouldContain("/loyalty/gold-icon.png");
        visit.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_tier_whose_picture_does_not_come_has_one_that_is_drawn()
    {
        await Client.Post("net-a-porter/members", new { memberId = "drawn", locale = "fr-FR", currency = "EUR" });
        await Client.Buy("net-a-porter", "drawn", "1", 3_100, currency: "EUR");
        await using var visit = await Chromium.Open();
        await visit.Page.RouteAsync("https://shop.example/**", route => route.AbortAsync());
        await visit.Show(Engine.Address, Banner("net-a-porter", "drawn"));

        await Assertions.Expect(visit.Page.Locator("account-banner li"))
            .ToHaveTextAsync(["Accès en avant-première", "Livraison offerte dès 250\u00a0€"]);
        await Assertions.Expect(visit.Page.Locator("account-banner [part=drawn]")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("account-banner [part=picture]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Amounts_are_in_the_currency_of_the_member_also_where_progress_is_counted_in_points()
    {
        await Client.Post("gemo/members", new { memberId = "camille", locale = "fr-FR" });
        await using var visit = await Chromium.Open();
        await visit.Page.RouteAsync("https://shop.example/**", route => route.AbortAsync());
        await visit.Show(Engine.Address, Banner("gemo", "camille"));

        await Assertions.Expect(visit.Page.Locator("account-banner li")).ToHaveTextAsync(["Livraison offerte dès 60\u00a0€"]);
    }

    private string Banner(string program, string member) =>
        $"<account-banner src=\"{Engine.Address}v1/programs/{program}/members/{member}/live\" token=\"{Server.Key}\"></account-banner>";
}
