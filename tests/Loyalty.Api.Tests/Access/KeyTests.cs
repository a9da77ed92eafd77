using System.Net;

namespace Loyalty.Api.Tests.Access;

public sealed class KeyTests(EngineServer server) : IClassFixture<EngineServer>
{
    [Fact]
    public async Task A_key_is_made_used_refused_where_it_does_not_reach_and_revoked()
    {
        var key = await server.MakeKey("""{"name":"reader","scopes":["member:read"],"programs":["shop"]}""");
        using var reader = server.With(key);
        await server.Post("v1/programs/shop/members", """{"memberId":"kate"}""");

        (await reader.GetAsync("v1/programs/shop/members/kate")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await reader.Problem(HttpMethod.Post, "v1/programs/shop/members", """{"memberId":"liz"}""");
        refused.ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
        (await reader.GetAsync("v1/programs/storefront/members/kate")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await server.Post("v1/keys/reader/revoke", "")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await reader.GetAsync("v1/programs/shop/members/kate")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
