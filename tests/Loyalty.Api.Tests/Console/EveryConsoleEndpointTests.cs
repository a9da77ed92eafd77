using System.Net;
using Loyalty.Api.Access;
using Loyalty.Api.Console;
using Loyalty.Api.Tests.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Loyalty.Api.Tests.Console;

/// <summary>Each endpoint of the console, as the engine lists them itself, called by whom it is not for.</summary>
public sealed class EveryConsoleEndpointTests(EngineServer server) : IClassFixture<EngineServer>
{
    private static readonly HttpStatusCode[] TurnedAway = [HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden];

    private RouteEndpoint[] Endpoints =>
        [
            .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(ConsoleAddress.Root, StringComparison.Ordinal)),
        ];

    [Fact]
    public void Every_endpoint_has_the_rule_of_the_api_but_those_for_coming_and_going()
    {
        Endpoints.Where(endpoint => Rule(endpoint) is null).Select(Name).ShouldBeEmpty("say with SameAs which endpoint of the API it is like");
        Endpoints.Where(endpoint => Rule(endpoint) is { IsOpen: true }).Select(Name).Order().ShouldBe(
            ["GET /console", "GET /console/sign-in", "POST /console/sign-in", "POST /console/sign-out"]);
        Endpoints.Where(endpoint => Rule(endpoint) is { IsOpen: false, Needs: Scope.None }).Select(Name).ShouldBeEmpty();
        Acts.Where(endpoint => Rule(endpoint) is { IsAudited: false }).Select(Name).ShouldBeEmpty("what is done is recorded");
    }

    [Fact]
    public void What_is_about_the_engine_is_not_below_a_program_where_a_key_of_that_alone_would_open_it()
    {
        var ofApi = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>() is not null)
            .ToDictionary(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName);
        foreach (var endpoint in Closed)
        {
            var same = ofApi[endpoint.Metadata.GetMetadata<SameAs>()!.Name];
            (endpoint.RoutePattern.GetParameter("program") is null).ShouldBe(same.RoutePattern.GetParameter("program") is null, Name(endpoint));
        }
    }

    [Fact]
    public async Task Nobody_is_let_in_without_a_session()
    {
        using var nobody = new Person(server.Client.BaseAddress!);
        foreach (var endpoint in Closed)
            (await Call(nobody, endpoint)).ShouldBe(HttpStatusCode.Unauthorized, Name(endpoint));
    }

    [Fact]
    public async Task A_key_in_a_header_opens_no_page()
    {
        using var answer = await server.Client.GetAsync("console/programs/shop/promotions");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Every_endpoint_asks_for_the_scope_of_its_rule_and_for_no_other()
    {
        foreach (var group in Closed.GroupBy(endpoint => Rule(endpoint)!.Needs))
        {
            var others = Enum.GetValues<Scope>().Where(scope => scope != Scope.None && scope != group.Key);
            using var without = await WithScopes($"console-without-{(long)group.Key}", others);
            using var with = await WithScopes($"console-with-{(long)group.Key}", [group.Key]);
            foreach (var endpoint in group)
            {
                (await Call(without, endpoint)).ShouldBe(HttpStatusCode.Forbidden, Name(endpoint));
                TurnedAway.ShouldNotContain(await Call(with, endpoint), Name(endpoint));
            }
        }
    }

    [Fact]
    public async Task A_key_of_one_program_reaches_no_other_at_any_endpoint()
    {
        using var person = await Person.At(server, await server.MakeKey("""{"name":"console-one","scopes":["admin"],"programs":["mine"]}"""));
        foreach (var endpoint in Closed)
            (await Call(person, endpoint)).ShouldBe(HttpStatusCode.Forbidden, Name(endpoint));
    }

    [Fact]
    public async Task Every_act_wants_the_token_of_the_session()
    {
        using var person = await Person.At(server);
        foreach (var endpoint in Acts)
            (await person.Send(Address(endpoint), [])).Status.ShouldBe(HttpStatusCode.BadRequest, Name(endpoint));
    }

    private IEnumerable<RouteEndpoint> Closed => Endpoints.Where(endpoint => Rule(endpoint) is { IsOpen: false });

    private IEnumerable<RouteEndpoint> Acts => Closed.Where(endpoint => Method(endpoint) != "GET");

    private static AccessRule? Rule(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<AccessRule>();

    private static string Name(RouteEndpoint endpoint) => $"{Method(endpoint)} {endpoint.RoutePattern.RawText}";

    private static string Method(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];

    private static string Address(RouteEndpoint endpoint) => string.Join('/', endpoint.RoutePattern.RawText!.TrimStart('/').Split('/').Select(
        part => part == "{program}" ? "shop" : part.StartsWith('{') ? "none" : part));

    /// <summary>What it answers; of what lasts, the beginning.</summary>
    private static async Task<HttpStatusCode> Call(Person person, RouteEndpoint endpoint)
    {
        if (Method(endpoint) != "GET")
            return (await person.Press(Address(endpoint))).Status;
        using var answer = await person.Follow(Address(endpoint));
        return answer.StatusCode;
    }

    private async Task<Person> WithScopes(string name, IEnumerable<Scope> scopes)
    {
        var names = string.Join(',', scopes.Select(scope => $"\"{ScopeNames.NameOf(scope)}\""));
        var person = await Person.At(server, await server.MakeKey($$"""{"name":"{{name}}","scopes":[{{names}}]}"""));
        await person.Open("console/programs/shop/promotions");
        return person;
    }
}
