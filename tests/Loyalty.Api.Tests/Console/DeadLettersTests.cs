using System.Net;

namespace Loyalty.Api.Tests.Console;

/// <summary>A dead letter takes three days: here the endpoint is a fake that has one.</summary>
public sealed class DeadLettersTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Room = "console/programs/shop/webhooks/crm";

    [Fact]
    public async Task They_are_listed_with_their_reason_and_sent_again_one_or_all()
    {
        using var person = await Person.At(server);
        var page = await person.Open(Room);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Html.ShouldContain("1 message was given up");
        page.Html.ShouldContain("<td class=\"number\">29</td><td>it answered with status 500</td>");
        page.Html.ShouldContain("dead-letters/0a1b-3-tier-changed/resend");

        await person.Press(Room + "/dead-letters/0a1b-3-tier-changed/resend");
        (await person.Open(Room)).Html.ShouldContain("0a1b-3-tier-changed did not arrive: it answered with status 500.");
        await person.Press(Room + "/resend");
        (await person.Open(Room)).Html.ShouldContain("0 of 1 dead letters arrived. Then one failed, it answered with status 500; the rest was not tried.");
    }
}
