using System.Net;
using System.Text;
using Loyalty.Api.Access;
using Loyalty.Api.Console;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Loyalty.Api.Tests.Access;

/// <summary>
/// Each endpoint that the engine has, as it lists them itself, called by whom it is not for. A new one without a rule fails here.
/// </summary>
public sealed class EveryEndpointTests(PatientServer server) : IClassFixture<PatientServer>
{
    private static readonly HttpStatusCode[] TurnedAway = [HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden];

    // Those of the console ask for a session, and have a test like this one of their own.
    private IEnumerable<RouteEndpoint> Endpoints =>
        server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText?.StartsWith(ConsoleAddress.Root, StringComparison.Ordinal) is not true);

    [Fact]
    public void Every_endpoint_has_a_rule_that_says_who_may_call_it()
    {
        Endpoints.Count().ShouldBeGreaterThan(45);
        Endpoints.Where(endpoint => Rule(endpoint) is null).Select(Name).ShouldBeEmpty("add them to AccessRules");
        Endpoints.Where(endpoint => Rule(endpoint) is { IsOpen: true }).Select(Name).Order().ShouldBe(
            ["GET /health/live", "GET /health/ready", "GET /openapi/{documentName}.json", "GET /v1/program.schema.json"],
            Case.Sensitive,
            "what is open to anybody is decided here");
        Endpoints.Where(endpoint => Rule(endpoint) is { IsOpen: false, Needs: Scope.None }).Select(Name).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_browser_token_may_call_reads_alone() => Endpoints
        .Where(endpoint => Rule(endpoint)!.Token != OfMember.Nowhere)
        .Select(Name).Order().ShouldBe(
            [
                "GET /v1/programs/{program}/members/{member}",
                "GET /v1/programs/{program}/members/{member}/ledger",
                "GET /v1/programs/{program}/members/{member}/live",
                "GET /v1/programs/{program}/rewards",
            ],
            ignoreOrder: true);

    [Fact]
    public async Task Nobody_is_let_through_without_a_key()
    {
        using var anyone = new HttpClient { BaseAddress = server.Client.BaseAddress };
        foreach (var endpoint in Closed)
            (await Call(anyone, endpoint, "ann")).Status.ShouldBe(HttpStatusCode.Unauthorized, Name(endpoint));
    }

    [Fact]
    public async Task A_members_token_sees_nothing_of_another_member_at_any_endpoint()
    {
        await Enrol("ann", 700);
        await Enrol("bea", 4321);
        using var browser = server.With(await server.Token("shop", "ann"));
        foreach (var endpoint in Closed)
        {
            var mayRead = Rule(endpoint)!.Token != OfMember.Nowhere;
            var (status, text) = await Call(browser, endpoint, "bea", "?memberId=bea");
            status.ShouldBe(HttpStatusCode.Forbidden, Name(endpoint));
            text.ShouldNotContain("4321");
            (await Call(browser, endpoint, "bea", "?memberId=ann&memberId=bea")).Status.ShouldBe(HttpStatusCode.Forbidden, Name(endpoint));
            (await Call(browser, endpoint, "ann", "?memberId=ann", "other")).Status.ShouldBe(HttpStatusCode.Forbidden, "of another program");
            (await Call(browser, endpoint, "ann", "?memberId=ann")).Status
                .ShouldBe(mayRead ? HttpStatusCode.OK : HttpStatusCode.Forbidden, Name(endpoint));
        }
        (await server.Client.GetStringAsync("v1/programs/shop/members/bea")).ShouldContain("4321", Case.Sensitive, "else nothing was tried");
    }

    [Fact]
    public async Task Every_endpoint_asks_for_the_scope_of_its_rule_and_for_no_other()
    {
        foreach (var group in Closed.GroupBy(endpoint => Rule(endpoint)!.Needs))
        {
            var others = Enum.GetValues<Scope>().Where(scope => scope != Scope.None && scope != group.Key).Select(ScopeNames.NameOf);
            using var without = await Key($"without-{(long)group.Key}", others);
            using var with = await Key($"with-{(long)group.Key}", [ScopeNames.NameOf(group.Key)]);
            foreach (var endpoint in group)
            {
                (await Call(without, endpoint, "nobody")).Status.ShouldBe(HttpStatusCode.Forbidden, Name(endpoint));
                TurnedAway.ShouldNotContain((await Call(with, endpoint, "nobody")).Status, Name(endpoint));
            }
        }
    }

    [Fact]
    public async Task A_key_of_one_program_reaches_no_other_at_any_endpoint()
    {
        using var key = server.With(await server.MakeKey("""{"name":"one-program","scopes":["admin"],"programs":["shop-of-mine"]}"""));
        foreach (var endpoint in Closed)
            (await Call(key, endpoint, "ann")).Status.ShouldBe(HttpStatusCode.Forbidden, Name(endpoint));
    }

    private IEnumerable<RouteEndpoint> Closed => Endpoints.Where(endpoint => Rule(endpoint) is { IsOpen: false });

    private static AccessRule? Rule(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<AccessRule>();

    private static string Name(RouteEndpoint endpoint) => $"{Method(endpoint)} {endpoint.RoutePattern.RawText}";

    private static string Method(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is [var method, ..] ? method : "GET";

    /// <summary>Calls an endpoint with a body that nobody takes, so that nothing is done; of a stream the beginning.</summary>
    private static async Task<(HttpStatusCode Status, string Text)> Call(
        HttpClient client, RouteEndpoint endpoint, string member, string query = "", string program = "shop")
    {
        using var request = new HttpRequestMessage(new HttpMethod(Method(endpoint)), Address(endpoint.RoutePattern, member, program) + query);
        if (Method(endpoint) != "GET")
            request.Content = new StringContent("[]", Encoding.UTF8, "application/json");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.Content.Headers.ContentType?.MediaType == "text/event-stream"
            ? (answer.StatusCode, "")
            : (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string Address(RoutePattern pattern, string member, string program) =>
        string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternParameterPart { Name: "program" } => program,
            RoutePatternParameterPart { Name: "member" } => member,
            RoutePatternParameterPart => "none",
            RoutePatternLiteralPart literal => literal.Content,
            _ => "",
        }))));

    private async Task Enrol(string member, int points)
    {
        await server.Post("v1/programs/shop/members", $$"""{"memberId":"{{member}}"}""");
        await server.Post(
            $"v1/programs/shop/members/{member}/adjustments", $$"""{"adjustmentId":"a","points":{{points}},"reason":"a secret of theirs"}""");
    }

    private async Task<HttpClient> Key(string name, IEnumerable<string> scopes) => server.With(await server.MakeKey(
        $$"""{"name":"{{name}}","scopes":[{{string.Join(',', scopes.Select(scope => $"\"{scope}\""))}}]}"""));
}

/// <summary>An engine that lets browsers ask as often as a test does.</summary>
public sealed class PatientServer : EngineServer
{
    protected override string[] Settings => ["--Loyalty:BrowserRequestsPerSecond", "10000"];
}
