using System.Net;
using System.Text.Json;
using Loyalty.Api.Tests.Access;

namespace Loyalty.Api.Tests.Console;

public sealed class PromotionsRoomTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const string Room = "console/programs/shop/promotions";
    private const string Api = "v1/programs/shop";

    [Fact]
    public async Task The_switch_changes_the_next_award_and_leaves_an_entry_as_the_api_does()
    {
        await server.Post(Api + "/members", """{"memberId":"tess"}""");
        using var person = await Person.At(server, await server.MakeKey("""{"name":"cam","scopes":["campaign"],"programs":["shop"]}"""));
        (await person.Open(Room)).Html.ShouldContain("aria-checked=\"false\" aria-label=\"Double points\"");
        (await Buy("tess", "o-1")).ShouldBe(1_000);

        (await person.Press(Room + "/double/activate")).To.ShouldBe("/" + Room);
        (await Buy("tess", "o-2")).ShouldBe(2_000);
        var page = await person.Open(Room);
        page.Html.ShouldContain("aria-checked=\"true\" aria-label=\"Double points\"");
        page.Html.ShouldContain("double is on: every award from now on obeys");
        page.Html.ShouldContain("1\u202f000 points");
        (await person.Open(Room)).Html.ShouldNotContain("double is on:");

        await person.Press(Room + "/double/deactivate");
        (await Buy("tess", "o-3")).ShouldBe(1_000);
        (await Audit()).Take(2).Select(entry => (entry.GetProperty("key").GetString(), entry.GetProperty("act").GetString())).ShouldBe(
            [("cam", "deactivate-promotion"), ("cam", "activate-promotion")]);
    }

    [Fact]
    public async Task A_form_without_the_sessions_token_does_nothing()
    {
        using var person = await Person.At(server);
        await person.Open(Room);
        var answer = await person.Send(Room + "/double/activate", new() { ["token"] = "AAAAAAAAAAAAAAAAAAAAAA" });

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await server.Client.GetStringAsync(Api + "/promotions")).ShouldNotContain("\"active\":true");
    }

    [Fact]
    public async Task Who_may_not_switch_sees_no_switch_and_hears_who_may()
    {
        using var person = await Person.At(server, await server.MakeKey("""{"name":"fin","scopes":["finance"]}"""));
        var page = await person.Open(Room);
        page.Html.ShouldNotContain("role=\"switch\"");
        page.Html.ShouldContain("These roles may: campaign, admin.");

        var refused = await person.Press(Room + "/double/activate");
        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Html.ShouldContain("Your key (fin) has not the scope promotion:write. Keys with these roles have: campaign, admin.");
    }

    [Fact]
    public async Task What_is_not_there_is_told_as_a_page()
    {
        using var person = await Person.At(server);
        await person.Open(Room);
        (await person.Press(Room + "/none/activate")).Status.ShouldBe(HttpStatusCode.NotFound);
        var page = await person.Open("console/programs/nowhere/promotions");
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Html.ShouldContain("program-unknown");
    }

    [Fact]
    public async Task What_a_shop_has_written_is_shown_as_text()
    {
        await server.Put(Api + "/promotions/evil", """{"id":"evil","name":{"en":"<script>alert(1)</script>"},"multiply":2}""");
        using var person = await Person.At(server);
        using var raw = await person.Follow(Room);
        var html = await raw.Content.ReadAsStringAsync();
        html.ShouldContain("&lt;script&gt;alert(1)");
        html.ShouldNotContain("<script>alert");
        html.ShouldNotContain("style=");
        string.Concat(raw.Headers.GetValues("Content-Security-Policy")).ShouldNotContain("unsafe");
    }

    private async Task<long> Buy(string member, string order)
    {
        using var answer = await server.Post(
            $"{Api}/members/{member}/purchases",
            $$"""{"orderId":"{{order}}","currency":"USD","lines":[{"sku":"mug","quantity":1,"unitPrice":10}]}""");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("points").GetInt64();
    }

    private async Task<JsonElement[]> Audit() =>
        [.. JsonDocument.Parse(await server.Client.GetStringAsync(Api + "/audit")).RootElement.GetProperty("entries").EnumerateArray()];
}
