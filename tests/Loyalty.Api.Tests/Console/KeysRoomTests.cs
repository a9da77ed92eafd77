using System.Net;
using System.Text.RegularExpressions;
using Loyalty.Api.Tests.Access;

namespace Loyalty.Api.Tests.Console;

public sealed class KeysRoomTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const string Room = "console/keys";

    [Fact]
    public async Task A_key_is_made_shown_once_rotated_and_revoked()
    {
        using var person = await Person.At(server);
        await person.Open(Room);
        var made = await person.Press(Room, ("name", "flora"), ("scope", "finance"), ("programs", "shop, star"), ("lastDay", "2998-12-31"));
        made.Status.ShouldBe(HttpStatusCode.Created);
        var key = Key(made);
        using (var flora = await Person.At(server, key))
            (await flora.Open("console/programs/shop/reports")).Status.ShouldBe(HttpStatusCode.OK);

        var list = await person.Open(Room);
        list.Html.ShouldNotContain("value=\"lk_");
        list.Html.ShouldContain("shop, star");
        list.Html.ShouldContain("1 Jan 2999, 00:00");

        var rotated = await person.Press(Room + "/flora/rotate", ("rotation", "r-1"));
        Key(rotated).ShouldNotBe(key);
        (await person.Press(Room + "/flora/rotate", ("rotation", "r-1"))).Status.ShouldBe(HttpStatusCode.SeeOther);

        (await person.Press(Room + "/flora/revoke?from=shop")).To.ShouldBe("/" + Room + "?from=shop");
        using var gone = new Person(server.Client.BaseAddress!);
        (await gone.SignIn(Key(rotated))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await person.Open(Room)).Html.ShouldContain("good no more");
    }

    [Theory]
    [InlineData("x y", "finance", "", "")]
    [InlineData("xy", "emperor", "", "")]
    [InlineData("xy", "finance", "often", "")]
    [InlineData("xy", "finance", "", "tomorrow")]
    public async Task A_key_that_cannot_be_is_told_and_what_was_typed_is_kept(string name, string scope, string perSecond, string lastDay)
    {
        using var person = await Person.At(server);
        await person.Open(Room);
        var shown = await person.Press(
            Room, ("name", name), ("scope", scope), ("perSecond", perSecond), ("lastDay", lastDay), ("programs", "kept-program"));
        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Html.ShouldContain("role=\"alert\"");
        shown.Html.ShouldContain("value=\"kept-program\"");
    }

    [Fact]
    public async Task Who_has_another_role_sees_no_way_to_it()
    {
        using var person = await Person.At(server, await server.MakeKey("""{"name":"keyless","scopes":["campaign"]}"""));
        (await person.Open("console/programs/shop/overview")).Html.ShouldNotContain("/console/keys");
        (await person.Open(Room)).Html.ShouldContain("Keys with these roles have: admin.");
        (await person.Press(Room, ("name", "sneaky"), ("scope", "admin"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static string Key(Shown page) => Regex.Match(page.Html, "value=\"(lk_[^\"]+)\"").Groups[1].Value;
}
