using System.Net;
using System.Text.Json;

namespace Loyalty.Api.Tests;

/// <summary>Rewards, stock and vouchers as a checkout sees them, answered by the engine.</summary>
public sealed class VoucherTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const string Program = """
        {
          "id": "giving", "name": { "en": "Giving" }, "timeZone": "UTC", "currencies": ["USD"], "sandbox": true, "points": {},
          "tiers": { "metric": "lifetimePoints", "levels": [{ "id": "all", "from": 0 }] },
          "earn": [{ "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } }],
          "rewards": [{ "id": "gift", "points": 100, "gives": { "giftVoucher": { "USD": 20 } }, "stock": 2, "validFor": "P30D" }]
        }
        """;

    private string shop = "";

    [Fact]
    public async Task A_gift_voucher_is_bought_used_bit_by_bit_and_taken_off_the_order()
    {
        var code = await Bought("giving-1");
        var typed = string.Join("%20-", code.ToLowerInvariant().Chunk(4).Select(letters => new string(letters)));
        (await Get($"vouchers/{typed}")).GetProperty("left").GetDecimal().ShouldBe(20);

        var used = await Post($"vouchers/{typed}/use", """{"useId":"u-1","orderId":"o-2","amount":12.50}""", HttpStatusCode.Created);
        used.GetProperty("left").GetDecimal().ShouldBe(7.50m);
        (await Post($"vouchers/{code}/use", """{"useId":"u-1","orderId":"o-2","amount":12.5}""", HttpStatusCode.OK)).ToString().ShouldBe(used.ToString());
        var more = await Post($"vouchers/{code}/use", """{"useId":"u-2","orderId":"o-2","amount":7.51}""", HttpStatusCode.UnprocessableEntity);
        more.GetProperty("code").GetString().ShouldBe("voucher-amount-exceeded");
        (more.GetProperty("available").GetDecimal(), more.GetProperty("required").GetDecimal()).ShouldBe((7.50m, 7.51m));
        more.ToString().ShouldNotContain(code);

        var order = $$"""{"orderId":"o-2","currency":"USD","lines":[{"sku":"A","quantity":1,"unitPrice":50}],"vouchers":["{{code}}"]}""";
        (await Post("members/ann/purchases", order, HttpStatusCode.Created)).GetProperty("points").GetInt64().ShouldBe(37);
    }

    [Fact]
    public async Task A_cancelled_voucher_has_given_its_points_and_its_piece_back_when_it_answers()
    {
        var code = await Bought("giving-2");
        (await Get("rewards")).GetProperty("rewards")[0].GetProperty("left").GetInt64().ShouldBe(1);
        (await Get("rewards?memberId=ann")).GetProperty("rewards")[0].GetProperty("missing").GetInt64().ShouldBe(50);

        await Post($"vouchers/{code}/cancel", """{"cancelId":"c-1","reason":"by mistake"}""", HttpStatusCode.Created);

        (await Get("members/ann")).GetProperty("balance").GetInt64().ShouldBe(150);
        await Put("clock", """{"now":"2026-11-01T00:00:00Z"}""");
        (await Get("rewards?memberId=ann")).GetProperty("rewards")[0].ShouldSatisfyAllConditions(
            reward => reward.GetProperty("left").GetInt64().ShouldBe(2), reward => reward.GetProperty("available").GetBoolean().ShouldBeTrue());
        (await Post($"vouchers/{code}/use", """{"useId":"u-1","orderId":"o-2"}""", HttpStatusCode.UnprocessableEntity))
            .GetProperty("code").GetString().ShouldBe("voucher-cancelled");
    }

    [Fact]
    public async Task What_cannot_be_a_code_is_as_unknown_as_what_is_none()
    {
        await Bought("giving-3");
        var unknown = await Get("vouchers/0000000000000000", HttpStatusCode.NotFound);
        foreach (var code in (string[])["x", "%20", "0000-0000-0000-000U", "00000000000000000", "%C3%A9", new string('0', 500)])
        {
            (await Get($"vouchers/{code}", HttpStatusCode.NotFound)).ToString().ShouldBe(unknown.ToString(), code);
            await Post($"vouchers/{code}/use", """{"useId":"u","orderId":"o"}""", HttpStatusCode.NotFound);
            await Post($"vouchers/{code}/cancel", """{"cancelId":"c"}""", HttpStatusCode.NotFound);
        }
    }

    /// <summary>Opens a shop with a member who bought a gift voucher and has 50 points left.</summary>
    private async Task<string> Bought(string program)
    {
        shop = $"v1/programs/{program}";
        await Put("", Program.Replace("\"giving\"", $"\"{program}\""));
        await Put("clock", """{"now":"2026-11-01T00:00:00Z"}""");
        await Post("members", """{"memberId":"ann"}""", HttpStatusCode.Created);
        const string Order = """{"orderId":"o-1","currency":"USD","lines":[{"sku":"A","quantity":1,"unitPrice":150}]}""";
        await Post("members/ann/purchases", Order, HttpStatusCode.Created);
        var receipt = await Post("members/ann/redemptions", """{"redemptionId":"x-1","rewardId":"gift"}""", HttpStatusCode.Created);
        return receipt.GetProperty("voucher").GetProperty("code").GetString()!;
    }

    private async Task<JsonElement> Get(string path, HttpStatusCode status = HttpStatusCode.OK) =>
        await Read(await server.Client.GetAsync($"{shop}/{path}"), status);

    private async Task<JsonElement> Post(string path, string body, HttpStatusCode status) =>
        await Read(await server.Post($"{shop}/{path}", body), status);

    private async Task Put(string path, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        (await server.Client.PutAsync($"{shop}/{path}".TrimEnd('/'), content)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<JsonElement> Read(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
