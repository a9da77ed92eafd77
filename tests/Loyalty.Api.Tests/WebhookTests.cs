using System.Net;
using System.Text;
using System.Text.Json;
using Loyalty.Silo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Loyalty.Api.Tests;

/// <summary>An engine that may call this machine.</summary>
public sealed class CallingServer : ApiServer
{
    protected override string[] Settings => ["--Loyalty:WebhookTargets", "any", "--Loyalty:WebhookMilliseconds", "20"];

    protected override void Answer(WebApplicationBuilder builder) => builder.AddLoyaltySilo().GetAwaiter().GetResult();
}

/// <summary>Webhooks and the feed as a shop has them, over HTTP on both sides.</summary>
public sealed class WebhookTests(CallingServer server) : IClassFixture<CallingServer>
{
    [Fact]
    public async Task What_is_delivered_is_to_the_letter_what_the_feed_tells()
    {
        var arrived = new TaskCompletionSource<(string Body, string? Type)>();
        await using var shop = await Receiver(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
            var body = await reader.ReadToEndAsync();
            if (body.Contains("zoé", StringComparison.Ordinal))
                arrived.TrySetResult((body, context.Request.ContentType));
        });
        var made = await Send(HttpMethod.Put, "webhooks/crm", $$"""{"url":"{{shop.Urls.Single()}}/hook"}""");
        made.GetProperty("secret").GetString()!.ShouldStartWith("whsec_");
        await Send(HttpMethod.Post, "members", """{"memberId":"zoé"}""");

        await Send(HttpMethod.Post, "members/zoé/purchases",
            """{"orderId":"o-1","currency":"USD","lines":[{"sku":"mug","quantity":1,"unitPrice":5}]}""");

        var (body, type) = await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
        type.ShouldBe("application/cloudevents+json; charset=utf-8");
        var feed = await server.Client.GetStringAsync("v1/programs/shop/feed");
        feed.ShouldContain(body);
        (await Send(HttpMethod.Get, "webhooks")).GetProperty("webhooks")[0].TryGetProperty("secret", out _).ShouldBeFalse();
        (await Send(HttpMethod.Post, "webhooks/crm/ping")).GetProperty("delivered").GetBoolean().ShouldBeTrue();
        await Send(HttpMethod.Delete, "webhooks/crm");
        using var gone = await server.Client.GetAsync("v1/programs/shop/webhooks/crm");
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Pages_of_the_feed_follow_each_other()
    {
        await Send(HttpMethod.Post, "members", """{"memberId":"ada"}""");
        await Send(HttpMethod.Post, "members/ada/purchases",
            """{"orderId":"o-1","currency":"USD","lines":[{"sku":"mug","quantity":1,"unitPrice":25}]}""");
        var (types, next) = (new List<string>(), "");
        for (var isMore = true; isMore;)
        {
            var page = await Send(HttpMethod.Get, $"feed?limit=1&after={next}");
            types.AddRange(page.GetProperty("events").EnumerateArray()
                .Where(told => told.GetProperty("subject").GetString() == "ada").Select(told => told.GetProperty("type").GetString()!));
            (isMore, next) = (page.GetProperty("more").GetBoolean(), page.GetProperty("next").GetString()!);
        }

        types.ShouldBe(["loyalty.balance.changed", "loyalty.tier.changed"]);
    }

    private static async Task<WebApplication> Receiver(RequestDelegate receive)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(receive);
        await app.StartAsync();
        return app;
    }

    private async Task<JsonElement> Send(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, "v1/programs/shop/" + path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await server.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonDocument.Parse(text).RootElement;
    }
}
