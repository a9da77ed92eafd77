using System.Net;
using System.Text.Json;

namespace Loyalty.Api.Tests;

/// <summary>Gifts and referral codes as a shop sees them, answered by the engine.</summary>
public sealed class BetweenMembersTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const string Program = """
        {
          "id": "friendly", "name": { "en": "Friendly" }, "timeZone": "UTC", "currencies": ["USD"], "sandbox": true, "points": {},
          "tiers": { "metric": "lifetimePoints", "levels": [{ "id": "all", "from": 0 }] },
          "earn": [{ "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } }],
          "referral": {
            "referrer": { "points": 70 }, "friend": { "points": 50 }, "keptFor": "P14D", "url": "https://shop.example/join/{code}" },
          "gifts": { "maxPerDay": 500 }
        }
        """;

    private string shop = "";

    [Fact]
    public async Task A_friend_who_joins_with_the_code_earns_both_sides_their_points_when_the_order_was_kept()
    {
        await Begin("friendly");
        await Post("members", """{"memberId":"ann"}""", HttpStatusCode.Created);
        var code = await Post("members/ann/referral-code", "", HttpStatusCode.OK);
        (await Post("members/ann/referral-code", "", HttpStatusCode.OK)).ToString().ShouldBe(code.ToString());
        var text = code.GetProperty("code").GetString()!;
        code.GetProperty("url").GetString().ShouldBe($"https://shop.example/join/{text}");
        await Post("members/nobody/referral-code", "", HttpStatusCode.NotFound);

        await Refused("members", """{"memberId":"ben","referralCode":"000000000000"}""", "referral-code-unknown");
        var joining = $$"""{"memberId":"ben","referralCode":" {{text.ToLowerInvariant()}}"}""";
        await Post("members", joining, HttpStatusCode.Created);
        await Post("members", joining, HttpStatusCode.OK);
        await Post("members/ben/purchases", Order("o-1", 30), HttpStatusCode.Created);
        await Put("clock", """{"now":"2026-11-14T23:59:59Z"}""");
        (await Balance("ann"), await Balance("ben")).ShouldBe((0L, 30L));
        await Put("clock", """{"now":"2026-11-15T00:00:00Z"}""");
        (await Balance("ann"), await Balance("ben")).ShouldBe((70L, 80L));
    }

    [Fact]
    public async Task A_gift_passes_once_and_is_told_with_its_refusals()
    {
        await Begin("generous");
        await Post("members", """{"memberId":"cat"}""", HttpStatusCode.Created);
        await Post("members", """{"memberId":"dan"}""", HttpStatusCode.Created);
        await Post("members/cat/purchases", Order("o-1", 400), HttpStatusCode.Created);
        const string gift = """{"giftId":"g-1","to":"dan","points":100}""";
        var receipt = await Post("members/cat/gifts", gift, HttpStatusCode.Created);
        (receipt.GetProperty("points").GetInt64(), receipt.GetProperty("balance").GetInt64()).ShouldBe((-100L, 300L));
        (await Post("members/cat/gifts", gift, HttpStatusCode.OK)).ToString().ShouldBe(receipt.ToString());

        await Refused("members/cat/gifts", """{"giftId":"g-1","to":"dan","points":101}""", "id-reused");
        await Refused("members/cat/gifts", """{"giftId":"g-2","to":"nobody","points":1}""", "recipient-unknown");
        await Refused("members/cat/gifts", """{"giftId":"g-2","to":"cat","points":1}""", "gift-to-oneself");
        await Refused("members/cat/gifts", """{"giftId":"g-2","to":"dan","points":401}""", "gift-limit-reached");
        await Refused("members/cat/gifts", """{"giftId":"g-2","to":"dan","points":301}""", "insufficient-points");
        await Refused("members/cat/gifts", """{"giftId":"g-2","to":"dan","points":0}""", "invalid-request");
        await Put("clock", """{"now":"2026-11-15T00:00:00Z"}""");
        (await Balance("cat"), await Balance("dan")).ShouldBe((300L, 100L));
    }

    private async Task Begin(string program)
    {
        shop = $"v1/programs/{program}";
        using var put = await server.Put(shop, Program.Replace("friendly", program, StringComparison.Ordinal));
        put.IsSuccessStatusCode.ShouldBeTrue();
        await Put("clock", """{"now":"2026-11-01T00:00:00Z"}""");
    }

    private async Task Put(string path, string body)
    {
        using var answer = await server.Put($"{shop}/{path}", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> Post(string path, string body, HttpStatusCode status)
    {
        using var answer = await server.Post($"{shop}/{path}", body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task Refused(string path, string body, string code) =>
        (await Post(path, body, HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString().ShouldBe(code);

    private async Task<long> Balance(string member)
    {
        using var answer = await server.Client.GetAsync($"{shop}/members/{member}");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("balance").GetInt64();
    }

    private static string Order(string id, int price) =>
        $$"""{"orderId":"{{id}}","currency":"USD","lines":[{"sku":"mug","quantity":1,"unitPrice":{{price}}}]}""";
}
