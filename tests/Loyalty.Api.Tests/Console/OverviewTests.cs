using System.Net;
using Loyalty.Api.Tests.Access;

namespace Loyalty.Api.Tests.Console;

public sealed class OverviewTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const string Room = "console/programs/shop/overview";
    private const string Api = "v1/programs/shop";

    [Fact]
    public async Task The_first_page_is_the_overview_of_the_keys_program()
    {
        using var person = await Person.At(server, await server.MakeKey("""{"name":"own","scopes":["campaign"],"programs":["shop"]}"""));
        (await person.Open("console")).To.ShouldBe("/" + Room);
    }

    [Fact]
    public async Task What_is_awarded_shows_on_the_page_and_in_its_stream()
    {
        await server.Post(Api + "/members", """{"memberId":"ovid"}""");
        using var person = await Person.At(server);
        using var stream = await person.Follow(Room + "/live");
        stream.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());

        await server.Post(
            Api + "/members/ovid/purchases", """{"orderId":"o","currency":"USD","lines":[{"sku":"mug","quantity":1,"unitPrice":43.21}]}""");
        (await Until(reader, "highest 1<")).ShouldContain("Awards per second");
        (await Until(reader, "4\u202f321")).ShouldContain("Points issued today");
        var page = await person.Open(Room);
        page.Html.ShouldContain("4\u202f321");
        page.Html.ShouldContain("Members by tier");
    }

    [Fact]
    public async Task Who_may_not_read_reports_hears_who_may_and_gets_none_in_the_stream()
    {
        using var person = await Person.At(server, await server.MakeKey("""{"name":"sue","scopes":["support"]}"""));
        var page = await person.Open(Room);
        page.Html.ShouldContain("These roles may: campaign, finance, admin.");
        page.Html.ShouldNotContain("Members by tier");
        using var stream = await person.Follow(Room + "/live");
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        for (var line = 0; line < 9; line++)
            (await reader.ReadLineAsync())!.ShouldNotContain("today", Case.Sensitive);
    }

    [Fact]
    public async Task The_stream_ends_with_the_key()
    {
        using var person = await Person.At(server, await server.MakeKey("""{"name":"brief","scopes":["campaign"]}"""));
        using var stream = await person.Follow(Room + "/live");
        stream.StatusCode.ShouldBe(HttpStatusCode.OK);
        await server.Post("v1/keys/brief/revoke", "");

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await stream.Content.CopyToAsync(Stream.Null, patience.Token);
    }

    private static async Task<string> Until(StreamReader reader, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await reader.ReadLineAsync(patience.Token) is { } line)
        {
            if (WebUtility.HtmlDecode(line).Contains(text, StringComparison.Ordinal))
                return WebUtility.HtmlDecode(line);
        }
        throw new ShouldAssertException($"The stream has ended without '{text}'.");
    }
}
