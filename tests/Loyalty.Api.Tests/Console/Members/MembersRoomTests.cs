using System.Net;
using Loyalty.Api.Tests.Access;

namespace Loyalty.Api.Tests.Console.Members;

/// <summary>Members are looked up and explained, by whom the key lets.</summary>
public sealed class MembersRoomTests(EngineServer server) : IClassFixture<EngineServer>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await Club.Open(server);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Somebody_is_found_by_id_by_e_mail_and_by_phone_and_that_is_recorded()
    {
        await Club.Enrol(server, new { memberId = "fay", name = "Fay Wray", email = "Fay@Example.com", phone = "+33 1 23 45 67 89" });
        using var person = await Support("finder");

        (await Find(person, "fay")).To.ShouldBe("/" + Club.Room + "/fay");
        (await Find(person, " fay@example.COM ")).To.ShouldBe("/" + Club.Room + "/fay/person");
        (await Find(person, "+33123456789")).To.ShouldBe("/" + Club.Room + "/fay/person");
        (await Club.LastAct(server)).ShouldBe(("finder", "find-people", "/" + Club.Room + "/find"));
    }

    [Fact]
    public async Task Who_shares_an_address_is_listed_and_nobody_is_told_as_such()
    {
        await Club.Enrol(server, new { memberId = "pair-1", email = "pair@example.com" });
        await Club.Enrol(server, new { memberId = "pair-2", email = "pair@example.com" });
        using var person = await Support("lister");

        var both = await Find(person, "pair@example.com");
        both.Html.ShouldContain("2 members have it as their id, or told it as theirs");
        both.Html.ShouldContain("/" + Club.Room + "/pair-2/person");
        await Club.Enrol(server, new { memberId = "5550001", name = "Numbered" });
        await Club.Enrol(server, new { memberId = "dialled", phone = "555-0001" });
        (await Find(person, "555 0001")).To.ShouldBe("/" + Club.Room + "/dialled/person");
        (await Find(person, "5550001")).Html.ShouldContain("/" + Club.Room + "/5550001/person");
        foreach (var typed in new[] { "nobody", "nobody@example.com", "+99 999 999", "", "a b", "../x" })
            (await Find(person, typed)).Status.ShouldBe(HttpStatusCode.NotFound, typed);
    }

    [Fact]
    public async Task Who_may_not_look_people_up_opens_members_by_id_alone()
    {
        await Club.Enrol(server, new { memberId = "iris", email = "iris@example.com" });
        using var person = await Person.At(server, await server.MakeKey("""{"name":"ida","scopes":["finance"]}"""));
        (await person.Open(Club.Room)).Html.ShouldContain("a key needs one of these roles: support, admin.");

        (await person.Press(Club.Room + "/open", ("who", "iris"))).To.ShouldBe("/" + Club.Room + "/iris");
        (await Club.LastAct(server)).Act.ShouldBe("get-member");
        (await person.Press(Club.Room + "/open", ("who", "iris@example.com"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Find(person, "iris@example.com")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Who_a_member_is_is_shown_when_it_is_asked_for_and_recorded()
    {
        await Club.Enrol(server, new { memberId = "ned", name = "Ned Secret", email = "ned@example.com" });
        using var person = await Support("curious");

        var page = await person.Open(Club.Room + "/ned");
        page.Html.ShouldNotContain("Ned Secret");
        page.Html.ShouldContain("Show who it is");
        (await person.Open(Club.Room + "/ned/person")).Html.ShouldContain("Ned Secret");
        (await Club.LastAct(server)).ShouldBe(("curious", "get-person", "/" + Club.Room + "/ned/person"));
    }

    [Fact]
    public async Task The_page_tells_tier_balance_lots_and_the_story_of_each_point()
    {
        await Club.Enrol(server, new { memberId = "sam" });
        await Club.Buy(server, "sam", "1001", 10);
        await Club.Post(server, "sam", "redemptions", new { redemptionId = "h", rewardId = "free-shipping", hold = true });
        await Club.Post(server, "sam", "returns", new { returnId = "r", orderId = "1001", amount = 2 });
        using var person = await Support("reader");

        var page = Club.Plain((await person.Open(Club.Room + "/sam")).Html);
        page.ShouldContain("50 points are missing to Silver: 950 of 1,000 points earned in the period, 95 %.");
        page.ShouldContain("for order 1001: 1 000 by the rule purchase, 150 by the rule first-purchase; available at once; good through 3 Mar 2026.");
        page.ShouldContain("for return r of order 1001, which had earned 1 150 on 3 Mar 2025, of the rule purchase.");
        page.ShouldContain("Free shipping (redemption h): 500 points are set aside");
        page.ShouldContain("<td>through 3 Mar 2026</td><td class=\"number\">450</td>");
        page.ShouldContain("Redemption h of 3 Mar 2025");
        page.ShouldNotContain("Older entries");
    }

    [Fact]
    public async Task A_long_story_has_pages()
    {
        await Club.Enrol(server, new { memberId = "lou" });
        for (var order = 1; order <= 60; order++)
            await Club.Buy(server, "lou", $"o-{order}", 1);
        using var person = await Support("leafer");

        var newest = await person.Open(Club.Room + "/lou");
        newest.Html.ShouldContain("for order o-60,");
        newest.Html.ShouldNotContain("for order o-35,");
        newest.Html.ShouldContain("/lou?before=37#story");
        var older = await person.Open(Club.Room + "/lou?before=37");
        older.Html.ShouldContain("for order o-35,");
        older.Html.ShouldContain("/lou?before=12#story");
        var oldest = await person.Open(Club.Room + "/lou?before=12");
        oldest.Html.ShouldContain("Joined the program.");
        oldest.Html.ShouldNotContain("Older entries");
        (await person.Open(Club.Room + "/lou?before=x")).Html.ShouldContain("for order o-60,");
    }

    [Fact]
    public async Task Whom_a_key_lets_only_read_sees_no_buttons_and_a_forged_form_does_nothing()
    {
        await Club.Enrol(server, new { memberId = "tess" });
        using var person = await Person.At(server, await server.MakeKey("""{"name":"fin","scopes":["finance"]}"""));
        var page = await person.Open(Club.Room + "/tess");
        page.Html.ShouldContain("Your key may not read it. These roles may: support, admin.");
        foreach (var act in new[] { "adjustments", "freeze", "invitations", "consents", "erase", "export" })
            page.Html.ShouldNotContain($"/tess/{act}");
        string[] acts =
        [
            "adjustments", "adjustments/a/approve", "freeze", "unfreeze", "invitations", "invitations/i/withdraw", "consents", "erase",
        ];
        foreach (var act in acts)
        {
            var forged = await person.Press($"{Club.Room}/tess/{act}", ("id", "x"), ("points", "5"), ("reason", "y"), ("confirm", "tess"));
            forged.Status.ShouldBe(HttpStatusCode.Forbidden, act);
        }
        (await person.Open(Club.Room + "/tess/export")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await person.Open(Club.Room + "/tess/person")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await Club.Member(server, "tess")).GetProperty("version").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_no_member_is_told_as_a_page()
    {
        using var person = await Support("misser");
        var page = await person.Open(Club.Room + "/no-such");
        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Html.ShouldContain("member-unknown");
        (await person.Open(Club.Room + "/no-such/person")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<Shown> Find(Person person, string typed) => person.Press(Club.Room + "/find", ("who", typed));

    private async Task<Person> Support(string name)
    {
        var person = await Person.At(server, await server.MakeKey($$"""{"name":"{{name}}","scopes":["support"]}"""));
        await person.Open(Club.Room);
        return person;
    }
}
