using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Loyalty.Api.Tests.Console;

public sealed class WebhooksRoomTests(CallingServer server) : IClassFixture<CallingServer>
{
    private const string Room = "console/programs/shop/webhooks";

    [Fact]
    public async Task An_endpoint_is_made_shown_with_its_secret_once_pinged_changed_rotated_and_removed()
    {
        await using var shop = await Receiver(() => 200);
        using var person = await Person.At(server);
        (await person.Open(Room + "?add=crm")).Html.ShouldContain("action=\"/console/programs/shop/webhooks/crm\"");
        var made = await person.Press(Room + "/crm", ("url", shop.Urls.Single() + "/hook"), ("type", "loyalty.tier.changed"));
        made.Status.ShouldBe(HttpStatusCode.Created);
        made.Html.ShouldContain("value=\"whsec_");

        (await person.Press(Room + "/crm/ping")).To.ShouldBe("/" + Room + "/crm");
        var page = await person.Open(Room + "/crm");
        page.Html.ShouldContain("The test message has arrived");
        page.Html.ShouldNotContain("whsec_");
        page.Html.ShouldContain("value=\"loyalty.tier.changed\" checked");

        (await person.Press(Room + "/crm", ("url", shop.Urls.Single() + "/other"), ("paused", "yes"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await person.Open(Room)).Html.ShouldContain("<span class=\"badge off\">Paused</span>");
        var rotated = await person.Press(Room + "/crm/rotate", ("rotation", "r-1"));
        rotated.Html.ShouldContain("value=\"whsec_");
        rotated.Html.ShouldContain("messages are signed by the one before, too");
        (await person.Press(Room + "/crm/rotate", ("rotation", "r-1"))).Status.ShouldBe(HttpStatusCode.SeeOther);

        (await person.Press(Room + "/crm/remove")).To.ShouldBe("/" + Room);
        (await person.Open(Room + "/crm")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_address_that_cannot_be_is_told_and_what_was_typed_is_kept()
    {
        using var person = await Person.At(server);
        await person.Open(Room);
        var shown = await person.Press(Room + "/odd", ("url", "crm.example/hook"));
        shown.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        shown.Html.ShouldContain("value=\"crm.example/hook\"");
        shown.Html.ShouldContain("<code class=\"where\">/url</code>");
    }

    [Fact]
    public async Task An_endpoint_that_is_down_says_so_and_when_it_is_tried_next()
    {
        await using var shop = await Receiver(() => 500);
        using var person = await Person.At(server);
        await person.Open(Room);
        await person.Press(Room + "/down", ("url", shop.Urls.Single() + "/hook"));
        await server.Post("v1/programs/shop/members", """{"memberId":"dora"}""");
        await server.Post(
            "v1/programs/shop/members/dora/purchases", """{"orderId":"o","currency":"USD","lines":[{"sku":"mug","quantity":1,"unitPrice":5}]}""");

        await Until(person, Room + "/down", "it answered with status 500. Next try:");
        (await person.Press(Room + "/down/resend")).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await person.Open(Room + "/down")).Html.ShouldContain("0 of 0 dead letters arrived.");
        (await person.Press(Room + "/down/dead-letters/none/resend")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await person.Press(Room + "/down/ping")).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await person.Open(Room + "/down")).Html.ShouldContain("did not arrive: it answered with status 500");
        await person.Press(Room + "/down/remove");
    }

    private static async Task Until(Person person, string path, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!(await person.Open(path)).Html.Contains(text, StringComparison.Ordinal))
            await Task.Delay(50, patience.Token);
    }

    private static async Task<WebApplication> Receiver(Func<int> status)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context =>
        {
            context.Response.StatusCode = status();
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return app;
    }
}
