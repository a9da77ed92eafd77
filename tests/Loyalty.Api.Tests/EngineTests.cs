using System.Net;
using System.Text.Json;

namespace Loyalty.Api.Tests;

/// <summary>What hostile input and live streams do to the engine itself.</summary>
public sealed class EngineHostileInputTests(EngineServer server) : HostileInputTests(server), IClassFixture<EngineServer>;

public sealed class EngineHostileAddressTests(EngineServer server) : HostileAddressTests(server), IClassFixture<EngineServer>;

public sealed class EngineLiveTests(EngineServer server) : LiveTests(server), IClassFixture<EngineServer>;

public sealed class EngineTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const string Shop = "v1/programs/shop";
    private const string Order = """{"orderId":"o-1","currency":"USD","lines":[{"sku":"mug","quantity":2,"unitPrice":8.50}]}""";

    [Fact]
    public async Task The_same_order_gets_the_same_receipt_after_a_restart_too()
    {
        await Enrol("may");
        var (first, _) = await Send("may/purchases", Order, HttpStatusCode.Created);

        var (again, replayed) = await Send("may/purchases", Order, HttpStatusCode.OK);
        await server.Restart();
        var (later, replayedLater) = await Send("may/purchases", Order, HttpStatusCode.OK);
        var (other, _) = await Send("may/purchases", Order.Replace("8.50", "9.50"), HttpStatusCode.UnprocessableEntity);

        again.ToString().ShouldBe(first.ToString());
        later.ToString().ShouldBe(first.ToString());
        (replayed && replayedLater).ShouldBeTrue();
        other.GetProperty("code").GetString().ShouldBe("id-reused");
        (await Get("may")).GetProperty("balance").GetInt64().ShouldBe(1700);
    }

    [Fact]
    public async Task Of_a_hundred_redemptions_at_once_one_wins()
    {
        await Enrol("joe");
        await Send("joe/purchases", Order, HttpStatusCode.Created);

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(number =>
            server.Post($"{Shop}/members/joe/redemptions", $$"""{"redemptionId":"x-{{number}}","rewardId":"ten-percent"}""")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
            problem.GetProperty("code").GetString().ShouldBe("insufficient-points");
            problem.GetProperty("available").GetInt64().ShouldBe(700);
            problem.GetProperty("required").GetInt64().ShouldBe(1000);
        }
    }

    [Fact]
    public async Task A_promotion_holds_from_its_answer_on()
    {
        await Enrol("sue");
        foreach (var (active, points) in new[] { (true, 200), (false, 100), (true, 200), (false, 100) })
        {
            using var toggled = await server.Client.PostAsync($"{Shop}/promotions/double/{(active ? "activate" : "deactivate")}", null);
            JsonDocument.Parse(await toggled.Content.ReadAsStringAsync()).RootElement.GetProperty("active").GetBoolean().ShouldBe(active);
            var order = $$"""{"orderId":"{{Guid.NewGuid()}}","currency":"USD","lines":[{"sku":"a","quantity":1,"unitPrice":1}]}""";
            var (receipt, _) = await Send("sue/purchases", order, HttpStatusCode.Created);
            receipt.GetProperty("points").GetInt64().ShouldBe(points);
        }
    }

    [Fact]
    public async Task The_ledger_comes_in_pages_that_join()
    {
        await Enrol("pia");
        for (var number = 0; number < 7; number++)
            await Send("pia/activities", $$"""{"activityId":"a-{{number}}","type":"review","subject":"s-{{number}}"}""", HttpStatusCode.Created);

        List<long> versions = [];
        for (string? after = ""; after is not null;)
        {
            var page = await Get($"pia/ledger?limit=3&after={after}");
            versions.AddRange(page.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("version").GetInt64()));
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        versions.ShouldBe(versions.Order().Distinct());
        versions.Count.ShouldBeGreaterThanOrEqualTo(8);
    }

    [Fact]
    public async Task What_does_not_exist_is_told_by_404()
    {
        using var program = await server.Client.GetAsync("v1/programs/none");
        using var ledger = await server.Client.GetAsync($"{Shop}/members/none/ledger");
        using var purchase = await server.Post($"{Shop}/members/none/purchases", Order);
        using var quote = await server.Post("v1/programs/none/quotes", $$"""{"purchase":{{Order}}}""");
        using var enrolment = await server.Post("v1/programs/none/members", """{"memberId":"x"}""");
        using var promotion = await server.Client.PostAsync($"{Shop}/promotions/none/activate", null);

        foreach (var answer in new[] { program, ledger, purchase, quote, enrolment, promotion })
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, await answer.Content.ReadAsStringAsync());
    }

    private async Task Enrol(string member) =>
        (await server.Post($"{Shop}/members", $$"""{"memberId":"{{member}}"}""")).StatusCode.ShouldBe(HttpStatusCode.Created);

    private async Task<(JsonElement Body, bool Replayed)> Send(string path, string body, HttpStatusCode expected)
    {
        using var answer = await server.Post($"{Shop}/members/{path}", body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(expected, text);
        return (JsonDocument.Parse(text).RootElement, answer.Headers.Contains("Idempotent-Replay"));
    }

    private async Task<JsonElement> Get(string path) =>
        JsonDocument.Parse(await server.Client.GetStringAsync($"{Shop}/members/{path}")).RootElement;
}
