using System.Net;
using System.Text.Json;
using Loyalty.Api.Tests.Access;

namespace Loyalty.Api.Tests.Console.Members;

/// <summary>What support does for a member.</summary>
public sealed class MemberActsTests(EngineServer server) : IClassFixture<EngineServer>, IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await Club.Open(server);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Points_are_corrected_with_a_reason_once_however_often_the_form_is_sent()
    {
        await Club.Enrol(server, new { memberId = "cora" });
        using var sue = await Support("sue");

        for (var time = 0; time < 2; time++)
            (await Correct(sue, "cora", "+1 000", "once")).To.ShouldBe($"/{Club.Room}/cora");
        (await Club.LastAct(server)).ShouldBe(("sue", "adjust-points", $"/{Club.Room}/cora/adjustments"));
        var page = Club.Plain((await sue.Open(Club.Room + "/cora")).Html);
        page.ShouldContain("Corrected by +1 000 points. The balance is 1 000.");
        page.ShouldContain("by correction by sue: “broken mug”; available at once");
        (await Correct(sue, "cora", "\u2212200", "minus")).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await Club.Member(server, "cora")).GetProperty("balance").GetInt64().ShouldBe(800);
    }

    [Theory]
    [InlineData("", "mug", HttpStatusCode.BadRequest)]
    [InlineData("1.5", "mug", HttpStatusCode.BadRequest)]
    [InlineData("many", "mug", HttpStatusCode.BadRequest)]
    [InlineData("99999999999999999999", "mug", HttpStatusCode.BadRequest)]
    public async Task What_is_no_number_corrects_nothing(string points, string reason, HttpStatusCode status)
    {
        await Club.Enrol(server, new { memberId = "cold" });
        using var sue = await Support($"sue-{points.Length}");
        (await Correct(sue, "cold", points, "i", reason)).Status.ShouldBe(status);
        (await Club.Member(server, "cold")).GetProperty("version").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task A_correction_without_a_reason_is_refused_as_the_api_does()
    {
        await Club.Enrol(server, new { memberId = "mute" });
        using var sue = await Support("sue-mute");
        var refused = await Correct(sue, "mute", "5", "i", "");
        ((int)refused.Status).ShouldBeInRange(400, 422);
        (await Club.Member(server, "mute")).GetProperty("balance").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task Above_the_limit_another_person_approves()
    {
        await Club.Enrol(server, new { memberId = "max" });
        using var ann = await Support("ann");
        using var tom = await Support("tom");
        await Correct(ann, "max", "5000", "big");
        (await Club.Member(server, "max")).GetProperty("balance").GetInt64().ShouldBe(0);

        var own = Club.Plain((await ann.Open(Club.Room + "/max")).Html);
        own.ShouldContain("+5 000 points are proposed: another person has to approve it");
        own.ShouldContain("You proposed it: another person has to approve it");
        own.ShouldNotContain("/adjustments/big/approve");
        var refused = await ann.Press(Club.Room + "/max/adjustments/big/approve");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Html.ShouldContain("Another person must approve: who proposed it cannot.");

        (await tom.Open(Club.Room + "/max")).Html.ShouldContain("/adjustments/big/approve");
        (await tom.Press(Club.Room + "/max/adjustments/big/approve")).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await Club.Member(server, "max")).GetProperty("balance").GetInt64().ShouldBe(5_000);
        var done = Club.Plain((await tom.Open(Club.Room + "/max")).Html);
        done.ShouldContain("by correction by tom, as ann proposed: “broken mug”");
        done.ShouldNotContain("Waits for a second person");
    }

    [Fact]
    public async Task Who_is_frozen_spends_nothing_until_it_is_ended()
    {
        await Club.Enrol(server, new { memberId = "fritz" });
        await Club.Buy(server, "fritz", "1", 20);
        using var sue = await Support("sue-f");
        await sue.Press(Club.Room + "/fritz/freeze", ("id", "f1"), ("reason", "stolen card"));
        (await sue.Open(Club.Room + "/fritz")).Html.ShouldContain("<span class=\"badge bad\">Frozen</span>");
        var redemption = """{"redemptionId":"r","rewardId":"ten-percent"}""";
        using (var refused = await server.Post(Club.Api + "/members/fritz/redemptions", redemption))
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        await sue.Press(Club.Room + "/fritz/unfreeze", ("id", "f2"), ("reason", "found again"));
        (await Club.LastAct(server)).Act.ShouldBe("unfreeze-member");
        await Club.Done(server.Post(Club.Api + "/members/fritz/redemptions", redemption));
        (await sue.Open(Club.Room + "/fritz")).Html.ShouldContain("Frozen by sue-f: no points leave, earning goes on: “stolen card”.");
    }

    [Fact]
    public async Task An_invitation_is_given_with_its_last_day_and_taken_back()
    {
        await Club.Enrol(server, new { memberId = "vera" });
        using var sue = await Support("sue-i");
        await sue.Press(Club.Room + "/vera/invitations", ("id", "inv"), ("tier", "vip"), ("until", "2025-12-31"));
        var tier = (await Club.Member(server, "vera")).GetProperty("tier");
        (tier.GetProperty("id").GetString(), tier.GetProperty("until").GetDateTimeOffset()).ShouldBe(
            ("vip", new DateTimeOffset(2025, 12, 31, 23, 0, 0, TimeSpan.Zero)));
        (await sue.Open(Club.Room + "/vera")).Html.ShouldContain("Invited to Friends of the house, through 31 Dec 2025.");

        await sue.Press(Club.Room + "/vera/invitations/inv/withdraw");
        (await sue.Open(Club.Room + "/vera")).Html.ShouldContain("The invitation is withdrawn. The tier is Bronze.");
        (await sue.Press(Club.Room + "/vera/invitations", ("id", "x"), ("tier", "gold"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await sue.Press(Club.Room + "/vera/invitations", ("id", "y"), ("tier", "vip"), ("until", "soon"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Consents_are_shown_and_changed()
    {
        await Club.Enrol(server, new { memberId = "connie", consents = new[] { new { purpose = "newsletter", given = true } } });
        using var sue = await Support("sue-c");
        (await sue.Open(Club.Room + "/connie/person")).Html.ShouldContain("Withdraw consent to newsletter");

        var gone = await sue.Press(Club.Room + "/connie/consents", ("id", "c1"), ("purpose", "newsletter"), ("given", "false"));
        gone.To.ShouldBe($"/{Club.Room}/connie/person");
        (await Club.LastAct(server)).ShouldBe(("sue-c", "describe-member", $"/{Club.Room}/connie/consents"));
        var page = await sue.Open(Club.Room + "/connie/person");
        page.Html.ShouldContain("Consent to newsletter is withdrawn.");
        page.Html.ShouldContain("Give consent to newsletter");
    }

    [Fact]
    public async Task The_export_is_a_file_and_erasing_wants_the_id_typed()
    {
        await Club.Enrol(server, new { memberId = "erin", name = "Erin Gone", email = "erin@example.com" });
        await Club.Buy(server, "erin", "1", 10);
        using var sue = await Support("sue-e");
        using var file = await sue.Follow(Club.Room + "/erin/export");
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        var export = JsonElement.Parse(await file.Content.ReadAsStringAsync());
        export.GetProperty("person").GetProperty("name").GetString().ShouldBe("Erin Gone");
        export.GetProperty("ledger").GetArrayLength().ShouldBe(2);
        (await Club.LastAct(server)).Act.ShouldBe("export-member");

        (await sue.Press(Club.Room + "/erin/erase", ("confirm", "eric"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await sue.Open(Club.Room + "/erin/person")).Html.ShouldContain("Erin Gone");
        (await sue.Press(Club.Room + "/erin/erase", ("confirm", "erin"))).To.ShouldBe($"/{Club.Room}/erin");
        (await Club.LastAct(server)).Act.ShouldBe("erase-member");
        var page = await sue.Open(Club.Room + "/erin/person");
        page.Html.ShouldContain("The person was erased");
        page.Html.ShouldNotContain("Erin Gone");
        (await sue.Press(Club.Room + "/find", ("who", "erin@example.com"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<Shown> Correct(Person person, string member, string points, string id, string reason = "broken mug") =>
        person.Press($"{Club.Room}/{member}/adjustments", ("id", id), ("points", points), ("reason", reason));

    private async Task<Person> Support(string name)
    {
        var person = await Person.At(server, await server.MakeKey($$"""{"name":"{{name}}","scopes":["support"]}"""));
        await person.Open(Club.Room);
        return person;
    }
}
