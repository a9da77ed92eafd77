using System.Net;
using Loyalty.Api.Tests.Access;

namespace Loyalty.Api.Tests.Console;

public sealed class EditorRoomTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const string Room = "console/programs/edited/program";
    private const string Api = "v1/programs/edited";
    private static readonly string Document = ApiServer.Program.Replace("\"shop\"", "\"edited\"");

    [Fact]
    public async Task A_fault_is_told_with_its_place_and_what_was_typed_is_kept()
    {
        using var person = await Editing();
        var shown = await person.Press(Room + "/check", ("document", Document.Replace("\"from\": 1001", "\"from\": \"many\"")));

        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Html.ShouldContain("<code class=\"where\">/tiers/levels/1/from</code>");
        shown.Html.ShouldContain($"line {Document.Split('\n').Index().Single(line => line.Item.Contains("\"silver\"")).Index + 1}<");
        shown.Html.ShouldContain("\"from\": \"many\"");
        shown.Html.ShouldNotContain("program/publish");
        (await server.Client.GetStringAsync(Api)).ShouldBe(Document);
    }

    [Fact]
    public async Task What_is_no_JSON_is_told_too()
    {
        using var person = await Editing();
        var shown = await person.Press(Room + "/check", ("document", "{ \"id\": \"edited\", "));
        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Html.ShouldContain("role=\"alert\"");
    }

    [Fact]
    public async Task A_check_shows_what_changes_and_publishing_puts_it_in_force()
    {
        using var person = await Editing();
        var changed = Document.Replace("\"from\": 1001", "\"from\": 900");
        var mark = Mark(await person.Open(Room));
        var shown = await person.Press(Room + "/check", ("document", changed.Replace("\n", "\r\n")), ("mark", mark));
        shown.Status.ShouldBe(HttpStatusCode.OK);
        shown.Html.ShouldContain("1 line added, 1 line removed");
        shown.Html.ShouldContain("<span class=\"hidden\">removed</span>");
        shown.Html.ShouldContain("program/publish");

        var published = await person.Press(Room + "/publish", ("document", changed.Replace("\n", "\r\n")), ("mark", mark));
        published.To.ShouldBe("/" + Room);
        (await server.Client.GetStringAsync(Api)).ShouldBe(changed);
        (await person.Open(Room)).Html.ShouldContain("Published: version");
    }

    [Fact]
    public async Task What_somebody_else_has_published_meanwhile_is_not_overwritten_unseen()
    {
        using var person = await Editing();
        var mark = Mark(await person.Open(Room));
        var theirs = Document.Replace("\"from\": 5001", "\"from\": 6001");
        await server.Put(Api, theirs);
        var mine = Document.Replace("\"from\": 1001", "\"from\": 900");

        var shown = await person.Press(Room + "/publish", ("document", mine), ("mark", mark));
        shown.Status.ShouldBe(HttpStatusCode.Conflict);
        shown.Html.ShouldContain("somebody else has put another document in force");
        shown.Html.ShouldContain("\"from\": 6001");
        (await server.Client.GetStringAsync(Api)).ShouldBe(theirs);

        (await person.Press(Room + "/publish", ("document", mine), ("mark", Mark(shown)))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await server.Client.GetStringAsync(Api)).ShouldBe(mine);
    }

    [Fact]
    public async Task A_switch_of_a_promotion_meanwhile_is_no_conflict_and_stays()
    {
        using var person = await Editing();
        var mark = Mark(await person.Open(Room));
        await server.Post(Api + "/promotions/double/activate", "");

        await person.Press(Room + "/publish", ("document", Document.Replace("\"from\": 1001", "\"from\": 950")), ("mark", mark));
        (await server.Client.GetStringAsync(Api)).ShouldContain("950");
        (await server.Client.GetStringAsync(Api + "/promotions")).ShouldContain("\"active\":true");
    }

    [Fact]
    public async Task What_if_tells_who_would_move_and_changes_nothing()
    {
        using var person = await Editing();
        await server.Post(Api + "/promotions/double/deactivate", "");
        await server.Post(Api + "/members", """{"memberId":"wendy"}""");
        await server.Post(
            Api + "/members/wendy/purchases", """{"orderId":"o","currency":"USD","lines":[{"sku":"mug","quantity":1,"unitPrice":9.5}]}""");

        var shown = await person.Press(Room + "/what-if", ("document", Document.Replace("\"from\": 1001", "\"from\": 900")));
        shown.Status.ShouldBe(HttpStatusCode.OK);
        shown.Html.ShouldContain("<p class=\"big\">1 <small>of 1 members would have another tier");
        shown.Html.ShouldContain("wendy (Bronze → Silver)");
        (await server.Client.GetStringAsync(Api)).ShouldBe(Document);
    }

    [Fact]
    public async Task Who_may_not_publish_reads_the_document_and_sees_no_button()
    {
        await server.Put(Api, Document);
        using var person = await Person.At(server, await server.MakeKey("""{"name":"reader","scopes":["support"]}"""));
        var page = await person.Open(Room);
        page.Html.ShouldContain("readonly");
        page.Html.ShouldNotContain(">Check</button>");
        page.Html.ShouldContain("These roles may: campaign, admin.");
        (await person.Press(Room + "/publish", ("document", "{}"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await person.Press(Room + "/check", ("document", "{}"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_document_in_one_line_is_laid_out_and_not_published_anew_for_that()
    {
        var line = System.Text.Json.Nodes.JsonNode.Parse(Document)!.ToJsonString();
        await server.Put(Api, line);
        using var person = await Person.At(server);
        var page = await person.Open(Room);
        page.Html.ShouldContain("\n  \"id\": \"edited\",");
        var text = page.Html[(page.Html.IndexOf("<textarea", StringComparison.Ordinal))..page.Html.IndexOf("</textarea>", StringComparison.Ordinal)];
        text = text[(text.IndexOf('>') + 1)..].TrimStart('\n');

        (await person.Press(Room + "/publish", ("document", text), ("mark", Mark(page)))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await server.Client.GetStringAsync(Api)).ShouldBe(line);
    }

    private async Task<Person> Editing()
    {
        await server.Put(Api, Document);
        var person = await Person.At(server);
        await person.Open(Room);
        return person;
    }

    private static string Mark(Shown page) => System.Text.RegularExpressions.Regex.Match(page.Html, "name=\"mark\" value=\"([0-9a-f]+)\"").Groups[1].Value;
}
