using System.Net;
using System.Text.Json;

namespace Loyalty.Api.Tests.Access;

public sealed class AuditTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const string Shop = "v1/programs/shop";

    [Fact]
    public async Task A_privileged_act_is_recorded_with_who_did_what_from_which_key_and_how_it_ended()
    {
        var key = await server.MakeKey("""{"name":"lou","scopes":["support"],"programs":["shop"]}""");
        using var lou = server.With(key);
        await server.Post(Shop + "/members", """{"memberId":"tim","name":"Timothy Secretive","email":"tim@example.com"}""");
        await lou.Problem(HttpMethod.Post, Shop + "/members/tim/freeze", """{"freezeId":"f-1","reason":"lost card"}""");
        await lou.Problem(HttpMethod.Post, Shop + "/members/nobody/freeze", """{"freezeId":"f-1","reason":"lost card"}""");
        await lou.Problem(HttpMethod.Post, Shop + "/vouchers/0123456789ABCDEF/cancel", """{"cancelId":"c-1"}""");

        var page = await Page(Shop + "/audit?limit=3");
        var acts = Entries(page);
        acts.Select(act => act.GetProperty("key").GetString()).ShouldBe(["lou", "lou", "lou"]);
        acts.Select(act => act.GetProperty("mark").GetString()).ShouldAllBe(mark => mark == key.Substring(3, 12));
        acts.Select(act => (act.GetProperty("act").GetString(), act.GetProperty("on").GetString(), act.GetProperty("status").GetInt32())).ShouldBe(
            [
                ("cancel-voucher", "/v1/programs/shop/vouchers/{code}/cancel", 404),
                ("freeze-member", "/v1/programs/shop/members/nobody/freeze", 404),
                ("freeze-member", "/v1/programs/shop/members/tim/freeze", 201),
            ],
            "the newest first, and a voucher's code is a secret");
        page.ToString().ShouldNotContain("Secretive");
        (await lou.GetAsync(Shop + "/audit")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_trail_comes_in_pages_that_join_and_outlives_a_restart()
    {
        for (var turn = 0; turn < 7; turn++)
        {
            await server.MakeKey($$"""{"name":"page-{{turn}}","scopes":["finance"]}""");
            await server.Post($"v1/keys/page-{turn}/revoke", "");
        }
        var all = Entries(await Page("v1/audit?limit=500")).Select(act => act.ToString()).ToList();
        all.Count.ShouldBeGreaterThanOrEqualTo(14);
        all.ShouldAllBe(act => act.Contains("\"status\":20"));
        await server.Restart();
        var paged = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = await Page($"v1/audit?limit=3&after={next}");
            paged.AddRange(Entries(page).Select(act => act.ToString()));
            next = page.TryGetProperty("next", out var cursor) ? cursor.GetString() : null;
        }
        paged.ShouldBe(all);
    }

    [Fact]
    public async Task What_the_key_is_called_is_the_actor_whatever_the_caller_says()
    {
        using var lou = server.With(await server.MakeKey("""{"name":"lou.1","scopes":["support"]}"""));
        using var office = server.With(await server.MakeKey("""{"name":"office","scopes":["support","actor:say"]}"""));
        await server.Post(Shop + "/members", """{"memberId":"ted"}""");
        await lou.Problem(HttpMethod.Post, Shop + "/members/ted/adjustments", """{"adjustmentId":"a-1","points":5,"reason":"r","actor":"the boss"}""");
        await lou.Problem(HttpMethod.Post, Shop + "/members/ted/adjustments", """{"adjustmentId":"a-2","points":5,"reason":"r","actor":"boss"}""");
        await office.Problem(HttpMethod.Post, Shop + "/members/ted/adjustments", """{"adjustmentId":"a-3","points":5,"reason":"r","actor":"boss"}""");
        Entries(await Page(Shop + "/members/ted/ledger")).Skip(1).Select(entry => entry.GetProperty("actor").GetString())
            .ShouldBe(["lou.1", "lou.1", "boss"]);
    }

    [Fact]
    public async Task The_second_pair_of_eyes_is_another_key()
    {
        using var lou = server.With(await server.MakeKey("""{"name":"lou.2","scopes":["support"]}"""));
        using var max = server.With(await server.MakeKey("""{"name":"max.2","scopes":["support"]}"""));
        const string Member = "v1/programs/extracare/members/uma";
        await server.Put("v1/programs/extracare", Strict);
        await server.Post("v1/programs/extracare/members", """{"memberId":"uma"}""");
        await lou.Problem(HttpMethod.Post, Member + "/adjustments", """{"adjustmentId":"a","points":500,"reason":"r"}""");
        (await lou.Problem(HttpMethod.Post, Member + "/adjustments/a/approve", """{"actor":"max.2"}"""))
            .ShouldBe((HttpStatusCode.UnprocessableEntity, "second-person-needed"));
        (await max.Problem(HttpMethod.Post, Member + "/adjustments/a/approve", "{}")).ShouldBe((HttpStatusCode.Created, ""));
    }

    private static readonly string Strict = ApiServer.Program
        .Replace("\"shop\"", "\"extracare\"").Replace("\"sandbox\": true,", "\"adjustments\": { \"secondApprovalAbove\": 100 },");

    private static JsonElement[] Entries(JsonElement page) => [.. page.GetProperty("entries").EnumerateArray()];

    private async Task<JsonElement> Page(string path) =>
        JsonDocument.Parse(await server.Client.GetStringAsync(path)).RootElement;
}
