using System.Net;
using System.Text.RegularExpressions;

namespace Loyalty.Api.Tests.Access;

public sealed partial class LimitTests(EngineServer server) : IClassFixture<EngineServer>
{
    [Fact]
    public async Task A_key_that_asks_too_often_is_told_to_wait_and_another_is_not()
    {
        using var eager = server.With(await server.MakeKey("""{"name":"eager","scopes":["program:read"],"requestsPerSecond":2}"""));
        using var other = server.With(await server.MakeKey("""{"name":"other","scopes":["program:read"],"requestsPerSecond":1000}"""));
        var answers = new List<HttpResponseMessage>();
        for (var request = 0; request < 30; request++)
            answers.Add(await eager.GetAsync("v1/programs/shop/promotions"));

        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        (await refused.Content.ReadAsStringAsync()).ShouldContain("\"code\":\"too-many-requests\"");
        answers[0].StatusCode.ShouldBe(HttpStatusCode.OK);
        answers.ShouldAllBe(answer => answer.Headers.GetValues("RateLimit-Policy").Single() == "\"key\";q=2;w=1");
        answers.ShouldAllBe(answer => Left().IsMatch(answer.Headers.GetValues("RateLimit").Single()));
        answers[0].Headers.GetValues("RateLimit").Single().ShouldBe("\"key\";r=1;t=1");
        (await other.GetAsync("v1/programs/shop/promotions")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await server.Client.GetAsync("v1/programs/shop")).Headers.Contains("RateLimit").ShouldBeFalse("the development key has no limit");
    }

    [Fact]
    public async Task What_a_key_has_used_up_does_not_come_back_when_it_is_rotated()
    {
        using var first = server.With(await server.MakeKey("""{"name":"rotating","scopes":["program:read"],"requestsPerSecond":1}"""));
        await first.GetAsync("v1/programs/shop");
        await server.Post("v1/keys/rotating/rotate", """{"rotationId":"r"}""");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => first.GetAsync("v1/programs/shop")));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_pages_of_one_member_have_a_limit_of_their_own()
    {
        await server.Post("v1/programs/shop/members", """{"memberId":"zoe"}""");
        await server.Post("v1/programs/shop/members", """{"memberId":"yan"}""");
        using var zoe = server.With(await server.Token("shop", "zoe"));
        using var yan = server.With(await server.Token("shop", "yan"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => zoe.GetAsync("v1/programs/shop/members/zoe")));
        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.OK);
        (await yan.GetAsync("v1/programs/shop/members/yan")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [GeneratedRegex("^\"key\";r=[01];t=1$")]
    private static partial Regex Left();
}
