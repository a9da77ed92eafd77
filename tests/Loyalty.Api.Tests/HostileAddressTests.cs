using System.Net;
using System.Text.Json;
using static Loyalty.Api.Tests.HostileInputTests;

namespace Loyalty.Api.Tests;

/// <summary>Addresses that lead nowhere, and ids that cannot be one.</summary>
public class HostileAddressTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Theory]
    [InlineData("v1/programs/shop/members/a%20b")]
    [InlineData("v1/programs/shop/members/a%2Fb")]
    [InlineData("v1/programs/shop/members/a%2fb")]
    [InlineData("v1/programs/shop/members/a%0Ab")]
    [InlineData("v1/programs/shop/members/a%E2%80%83b")]
    [InlineData("v1/programs/shop/members/%20")]
    [InlineData("v1/programs/s%20p/members/a")]
    [InlineData("v1/programs/s%09p")]
    public async Task What_cannot_be_an_id_is_refused(string path)
    {
        using var answer = await server.Client.GetAsync(path);

        await Problem(answer, HttpStatusCode.BadRequest, "bad-request");
    }

    [Fact]
    public async Task An_id_has_at_most_128_characters()
    {
        using var fits = await server.Client.GetAsync("v1/programs/shop/members/" + new string('x', 128));
        using var tooLong = await server.Client.GetAsync("v1/programs/shop/members/" + new string('x', 129));

        await Problem(fits, HttpStatusCode.NotFound, "member-unknown");
        await Problem(tooLong, HttpStatusCode.BadRequest, "bad-request");
    }

    [Theory]
    [InlineData("mary@example.org", "mary@example.org")]
    [InlineData("100%25", "100%")]
    [InlineData("a%252Fb", "a%2Fb")]
    [InlineData("%E2%82%AC+1", "€+1")]
    [InlineData("semi;colon", "semi;colon")]
    public async Task An_id_in_the_address_is_the_id_in_the_body(string inAddress, string id)
    {
        using var made = await server.Post("v1/programs/shop/members", JsonSerializer.Serialize(new { memberId = id }));
        made.StatusCode.ShouldBe(HttpStatusCode.Created);

        using var answer = await server.Client.GetAsync("v1/programs/shop/members/" + inAddress);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Body(answer)).GetProperty("memberId").GetString().ShouldBe(id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a\\u0000b")]
    public async Task A_member_needs_an_id_that_can_be_one(string id)
    {
        using var answer = await server.Post("v1/programs/shop/members", $$"""{"memberId":"{{id}}"}""");

        await Problem(answer, HttpStatusCode.BadRequest, "bad-request");
    }

    [Theory]
    [InlineData("GET", "v1/nothing", 404, "not-found")]
    [InlineData("GET", "v1/programs/shop/nothing", 404, "not-found")]
    [InlineData("GET", "v1/programs/shop/fede", 404, "not-found")]
    [InlineData("POST", "v1/programs/shop/members/anyone/browser-tokens", 404, "not-found")]
    [InlineData("DELETE", "v1/programs/shop", 405, "method-not-allowed")]
    [InlineData("GET", "v1/programs/shop/members/anyone/purchases", 405, "method-not-allowed")]
    public async Task What_is_not_there_is_a_problem_too(string method, string path, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await server.Client.SendAsync(request);

        await Problem(answer, (HttpStatusCode)status, code);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=501")]
    [InlineData("limit=-1")]
    [InlineData("limit=many")]
    [InlineData("limit=99999999999999999999")]
    [InlineData("after=1")]
    [InlineData("after=%21%21")]
    [InlineData("after=LTE")]
    [InlineData("after=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task A_page_of_the_ledger_is_asked_for_rightly_or_not_at_all(string query)
    {
        using var answer = await server.Client.GetAsync("v1/programs/shop/members/anyone/ledger?" + query);

        await Problem(answer, HttpStatusCode.BadRequest, "bad-request");
    }

    private static async Task<JsonElement> Body(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
}
