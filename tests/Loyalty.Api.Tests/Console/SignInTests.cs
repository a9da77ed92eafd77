using System.Net;
using System.Text.Json;
using Loyalty.Api.Tests.Access;

namespace Loyalty.Api.Tests.Console;

public sealed class SignInTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const string Promotions = "console/programs/shop/promotions";

    [Fact]
    public async Task Who_has_not_signed_in_is_asked_and_comes_back_to_the_page()
    {
        using var person = new Person(server.Client.BaseAddress!);
        var asked = await person.Open(Promotions);
        asked.Status.ShouldBe(HttpStatusCode.Unauthorized);
        asked.Html.ShouldContain("name=\"to\" value=\"/console/programs/shop/promotions\"");

        (await person.SignIn(ApiServer.Key, "/console/programs/shop/promotions")).To.ShouldBe("/console/programs/shop/promotions");
        (await person.Open(Promotions)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://elsewhere.example/console")]
    [InlineData("//elsewhere.example")]
    [InlineData("/console//elsewhere.example")]
    [InlineData("/v1/keys")]
    [InlineData("")]
    public async Task Nobody_is_sent_out_of_the_console(string to)
    {
        using var person = new Person(server.Client.BaseAddress!);
        (await person.SignIn(ApiServer.Key, to)).To.ShouldBe("/console");
    }

    [Fact]
    public async Task The_session_is_out_of_reach_of_scripts_and_other_sites_and_does_not_show_the_key()
    {
        using var answer = await new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }).SendAsync(
            new HttpRequestMessage(HttpMethod.Post, server.Url + "console/sign-in")
            {
                Headers = { { "X-Forwarded-Proto", "https" } },
                Content = new FormUrlEncodedContent([new("key", ApiServer.Key)]),
            });

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; samesite=strict");
        cookie.ShouldContain("; secure");
        cookie.ShouldContain("; path=/console");
        cookie.ShouldNotContain(ApiServer.Key);
    }

    [Fact]
    public async Task A_session_that_was_changed_is_none()
    {
        using var person = await Person.At(server);
        var cookie = person.Cookies.Single();
        var middle = cookie.Value.Length / 2;
        cookie.Value = cookie.Value[..middle] + (cookie.Value[middle] == 'A' ? 'B' : 'A') + cookie.Value[(middle + 1)..];

        using var changed = person.GoTo(server.Client.BaseAddress!);
        (await person.Open(Promotions)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await changed.Open(Promotions)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_revoked_key_ends_the_session_at_the_next_request()
    {
        using var person = await Person.At(server, await server.MakeKey("""{"name":"gone","scopes":["campaign"]}"""));
        (await person.Open(Promotions)).Status.ShouldBe(HttpStatusCode.OK);
        await server.Post("v1/keys/gone/revoke", "");

        (await person.Open(Promotions)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Who_signs_out_is_out()
    {
        using var person = await Person.At(server);
        await person.Open(Promotions);
        (await person.Press("console/sign-out")).To.ShouldBe("/console/sign-in");
        (await person.Open(Promotions)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_form_of_another_site_signs_nobody_in()
    {
        using var answer = await new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }).SendAsync(
            new HttpRequestMessage(HttpMethod.Post, server.Url + "console/sign-in")
            {
                Headers = { { "Sec-Fetch-Site", "cross-site" } },
                Content = new FormUrlEncodedContent([new("key", ApiServer.Key)]),
            });
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task Signing_in_is_recorded()
    {
        using var person = await Person.At(server, await server.MakeKey("""{"name":"early","scopes":["finance"]}"""));

        var newest = JsonDocument.Parse(await server.Client.GetStringAsync("v1/audit?limit=500")).RootElement.GetProperty("entries").EnumerateArray()
            .First(entry => entry.GetProperty("key").GetString() == "early");
        newest.GetProperty("act").GetString().ShouldBe("sign-in");
        newest.GetProperty("mark").GetString().ShouldNotBeNullOrEmpty();
    }
}
