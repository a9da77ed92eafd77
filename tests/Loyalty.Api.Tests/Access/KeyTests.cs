using System.Net;
using System.Text.Json;

namespace Loyalty.Api.Tests.Access;

public sealed class KeyTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const string Kate = "v1/programs/shop/members/kate";

    [Fact]
    public async Task A_key_is_made_used_refused_where_it_does_not_reach_and_revoked()
    {
        var key = await server.MakeKey("""{"name":"reader","scopes":["member:read"],"programs":["shop"]}""");
        using var reader = server.With(key);
        await server.Post("v1/programs/shop/members", """{"memberId":"kate"}""");

        (await reader.GetAsync(Kate)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await reader.Problem(HttpMethod.Post, "v1/programs/shop/members", """{"memberId":"liz"}""");
        refused.ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
        (await reader.GetAsync("v1/programs/storefront/members/kate")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await server.Post("v1/keys/reader/revoke", "")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await reader.GetAsync(Kate)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await server.Client.Problem(HttpMethod.Post, "v1/keys/reader/rotate", """{"rotationId":"r"}"""))
            .ShouldBe((HttpStatusCode.UnprocessableEntity, "key-revoked"));
        (await server.Client.Problem(HttpMethod.Post, "v1/keys/nobody/revoke")).ShouldBe((HttpStatusCode.NotFound, "key-unknown"));
    }

    [Fact]
    public async Task A_key_is_shown_once_and_kept_nowhere()
    {
        const string Request = """{"name":"once","scopes":["checkout"]}""";
        var key = await server.MakeKey(Request);
        using var again = await server.Post("v1/keys", Request);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.Headers.GetValues("Idempotent-Replay").ShouldBe(["true"]);
        var text = await again.Content.ReadAsStringAsync() + await server.Client.GetStringAsync("v1/keys");
        text.ShouldNotContain(key);
        text.ShouldNotContain(key[16..]);
        text.ShouldContain(key[3..15], Case.Sensitive, "its mark, by which one talks about it");
        (await server.Client.Problem(HttpMethod.Post, "v1/keys", """{"name":"once","scopes":["finance"]}"""))
            .ShouldBe((HttpStatusCode.UnprocessableEntity, "id-reused"));
        Stored("once").ShouldBeTrue("else the next line shows nothing");
        Stored(key[16..]).ShouldBeFalse();
    }

    [Fact]
    public async Task Old_and_new_secret_are_good_while_they_overlap_and_the_new_one_alone_without_overlap()
    {
        var first = await server.MakeKey("""{"name":"turning","scopes":["member:read"]}""");
        var second = await Rotate("""{"rotationId":"r-1"}""");
        await server.Post("v1/programs/shop/members", """{"memberId":"kate"}""");
        (await Status(first), await Status(second)).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        using var again = await server.Post("v1/keys/turning/rotate", """{"rotationId":"r-1"}""");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.Content.ReadAsStringAsync()).ShouldNotContain("\"key\"");

        var third = await Rotate("""{"rotationId":"r-2","overlapMinutes":0}""");
        (await Status(first), await Status(second), await Status(third))
            .ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK));
    }

    [Theory]
    [InlineData("""{"name":"a b","scopes":["checkout"]}""", "invalid-request")]
    [InlineData("""{"name":"x","scopes":[]}""", "invalid-request")]
    [InlineData("""{"name":"x","scopes":["everything"]}""", "scope-unknown")]
    [InlineData("""{"name":"x","scopes":["checkout"],"programs":[]}""", "invalid-request")]
    [InlineData("""{"name":"x","scopes":["checkout"],"requestsPerSecond":0}""", "invalid-request")]
    [InlineData("""{"name":"x","scopes":["checkout"],"until":"2020-01-01T00:00:00Z"}""", "invalid-request")]
    public async Task A_key_that_would_be_none_is_refused(string request, string code) =>
        (await server.Client.Problem(HttpMethod.Post, "v1/keys", request)).ShouldBe((HttpStatusCode.UnprocessableEntity, code));

    [Fact]
    public async Task Who_may_not_write_keys_makes_none_and_a_key_of_one_program_cannot()
    {
        using var support = server.With(await server.MakeKey("""{"name":"sam","scopes":["support"]}"""));
        using var admin = server.With(await server.MakeKey("""{"name":"ada","scopes":["admin"],"programs":["shop"]}"""));
        foreach (var caller in (HttpClient[])[support, admin])
        {
            (await caller.Problem(HttpMethod.Post, "v1/keys", """{"name":"mine","scopes":["admin"]}"""))
                .ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
            (await caller.Problem(HttpMethod.Post, "v1/keys/sam/rotate", """{"rotationId":"r"}"""))
                .ShouldBe((HttpStatusCode.Forbidden, "forbidden"));
        }
    }

    [Fact]
    public async Task What_is_followed_live_by_a_key_ends_when_it_is_revoked()
    {
        using var reader = server.With(await server.MakeKey("""{"name":"follower","scopes":["member:read"]}"""));
        await server.Post("v1/programs/shop/members", """{"memberId":"kate"}""");
        using var answer = await reader.GetAsync(Kate + "/live", HttpCompletionOption.ResponseHeadersRead);
        using var body = new StreamReader(await answer.Content.ReadAsStreamAsync());
        (await body.ReadLineAsync()).ShouldBe("event: member");
        await server.Post("v1/keys/follower/revoke", "");
        await body.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Keys_outlive_a_restart()
    {
        var own = new EngineServer();
        await own.InitializeAsync();
        var key = await own.MakeKey("""{"name":"lasting","scopes":["program:read"]}""");
        await own.Restart();
        using var client = own.With(key);
        (await client.GetAsync("v1/programs/shop")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await own.DisposeAsync();
    }

    private bool Stored(string text) => Directory.EnumerateFiles(server.Data, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) != ".lock")
        .Any(file => System.Text.Encoding.Latin1.GetString(ReadShared(file)).Contains(text, StringComparison.Ordinal));

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private async Task<string> Rotate(string request)
    {
        using var answer = await server.Post("v1/keys/turning/rotate", request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("key").GetString()!;
    }

    private async Task<HttpStatusCode> Status(string key)
    {
        using var client = server.With(key);
        return (await client.GetAsync(Kate)).StatusCode;
    }
}
