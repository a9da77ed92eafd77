using Loyalty.Api.Tests.Access;

namespace Loyalty.Api.Tests.Console;

public sealed class AuditRoomTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const string Room = "console/programs/shop/audit";

    [Fact]
    public async Task It_tells_who_did_what_and_how_it_ended()
    {
        using var actor = await Person.At(server, await server.MakeKey("""{"name":"ada","scopes":["campaign"]}"""));
        await actor.Open("console/programs/shop/promotions");
        await actor.Press("console/programs/shop/promotions/double/activate");
        await actor.Press("console/programs/shop/promotions/nothing/activate");
        await actor.Press("console/programs/shop/promotions/double/deactivate");

        using var person = await Person.At(server);
        var all = (await person.Open(Room)).Html;
        all.ShouldContain(">not there</span>");
        all.IndexOf("<td>deactivate promotion", StringComparison.Ordinal).ShouldBeLessThan(all.IndexOf("<td>activate promotion", StringComparison.Ordinal));
        var one = (await person.Open(Room + "?who=ADA&act=deactivate-promotion")).Html;
        one.ShouldContain("<td>deactivate promotion");
        one.ShouldNotContain("<td>activate promotion");
        (await person.Open(Room + "?who=nobody")).Html.ShouldContain("Nothing of it.");
        (await person.Open("console/audit?from=shop&act=sign-in&who=ada")).Html.ShouldContain("<td>sign in<code");
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap()
    {
        for (var put = 0; put < 60; put++)
            await server.Put("v1/programs/shop/promotions/paged-" + put, $$"""{"id":"paged-{{put}}","multiply":2}""");
        using var person = await Person.At(server);
        var first = await person.Open(Room + "?act=put-promotion");
        var next = System.Text.RegularExpressions.Regex.Match(first.Html, "rel=\"next\" href=\"/([^\"]+)\"").Groups[1].Value;
        var second = await person.Open(next);

        for (var put = 0; put < 60; put++)
            (first.Html.Contains($"/paged-{put}<") ^ second.Html.Contains($"/paged-{put}<")).ShouldBeTrue($"{put} is on one of both");
    }

    [Fact]
    public async Task Who_has_another_role_sees_no_way_to_it()
    {
        using var person = await Person.At(server, await server.MakeKey("""{"name":"auditless","scopes":["support"]}"""));
        (await person.Open("console/programs/shop/overview")).Html.ShouldNotContain("shop/audit");
        (await person.Open(Room)).Html.ShouldContain("Keys with these roles have: admin.");
    }
}
