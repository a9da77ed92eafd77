using System.Net;

namespace Loyalty.Api.Tests.Access;

/// <summary>What a page of another origin may read: what its browser asks before, and what it is told with the answer.</summary>
public sealed class OriginTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Mary = "v1/programs/shop/members/mary";

    [Theory]
    [InlineData(Mary)]
    [InlineData(Mary + "/live")]
    [InlineData(Mary + "/ledger")]
    [InlineData("v1/programs/shop/rewards?memberId=mary")]
    public async Task A_page_of_any_origin_may_read_what_a_browser_token_reads(string path)
    {
        using var asked = await Preflight(path, "GET", "authorization,last-event-id");
        asked.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Header(asked, "Access-Control-Allow-Origin").ShouldBe("*");
        Header(asked, "Access-Control-Allow-Headers").ShouldBe("Authorization,Cache-Control,Last-Event-ID");
        Header(asked, "Access-Control-Allow-Methods").ShouldBe("GET");
        asked.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
    }

    [Theory]
    [InlineData("v1/programs/shop", "GET")]
    [InlineData(Mary, "DELETE")]
    [InlineData(Mary + "/purchases", "POST")]
    [InlineData(Mary + "/browser-token", "POST")]
    [InlineData("v1/keys", "GET")]
    public async Task A_page_of_another_origin_may_do_nothing_else(string path, string method)
    {
        using var asked = await Preflight(path, method, "authorization");
        (asked.Headers.Contains("Access-Control-Allow-Origin") && Header(asked, "Access-Control-Allow-Methods").Contains(method)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_page_sees_that_its_token_is_not_good_and_how_often_it_may_ask()
    {
        using var anyone = new HttpClient { BaseAddress = server.Client.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, Mary);
        request.Headers.Add("Origin", "https://shop.example");
        using var answer = await anyone.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        Header(answer, "Access-Control-Allow-Origin").ShouldBe("*");
        Header(answer, "Access-Control-Expose-Headers").ShouldBe("Retry-After,RateLimit,RateLimit-Policy");
    }

    [Fact]
    public async Task Only_the_origins_that_are_named_may_read_where_some_are()
    {
        var own = new OriginServer();
        await own.InitializeAsync();
        foreach (var (origin, allowed) in new[] { ("https://shop.example", "https://shop.example"), ("https://else.example", "") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "v1/programs/shop/rewards");
            request.Headers.Add("Origin", origin);
            using var answer = await own.Client.SendAsync(request);
            Header(answer, "Access-Control-Allow-Origin").ShouldBe(allowed);
        }
        await own.DisposeAsync();
    }

    [Fact]
    public async Task The_wheel_may_be_loaded_by_pages_of_other_origins_and_pages_may_be_in_no_frame()
    {
        using var wheel = await server.Client.GetAsync("progress-wheel.js");
        Header(wheel, "Access-Control-Allow-Origin").ShouldBe("*");
        Header(wheel, "Cross-Origin-Resource-Policy").ShouldBe("cross-origin");
        using var page = await server.Client.GetAsync("/");
        Header(page, "Content-Security-Policy").ShouldSatisfyAllConditions(
            policy => policy.ShouldContain("default-src 'none'"),
            policy => policy.ShouldContain("frame-ancestors 'none'"),
            policy => policy.ShouldNotContain("unsafe"),
            policy => policy.ShouldNotContain("*"));
        Header(page, "X-Frame-Options").ShouldBe("DENY");
        Header(page, "Referrer-Policy").ShouldBe("no-referrer");
        Header(page, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(page, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        using var answer = await server.Client.GetAsync("v1/programs/shop");
        Header(answer, "X-Content-Type-Options").ShouldBe("nosniff");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";

    private async Task<HttpResponseMessage> Preflight(string path, string method, string headers)
    {
        using var anyone = new HttpClient { BaseAddress = server.Client.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", "https://shop.example");
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", headers);
        return await anyone.SendAsync(request);
    }

    private sealed class OriginServer : ApiServer
    {
        protected override string[] Settings => ["--Loyalty:Origins", "https://shop.example https://www.shop.example"];
    }
}
