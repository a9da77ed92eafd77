using System.Net;
using System.Text;
using System.Text.Json;
using Loyalty.Api.Tests.Access;

namespace Loyalty.Api.Tests.Privacy;

/// <summary>What is left of a person who was erased, looked for in all that is kept.</summary>
public abstract class ErasureTests(ApiServer server)
{
    private const string Shop = "v1/programs/shop";

    private const string Told = """
        {"memberId":"m-77","name":"Zerlina Quintessa","email":"Zerlina@quintessa.example","phone":"+33 6 71 88 90 21","birthday":"1987-03-09",
        "consents":[{"purpose":"newsletter","given":true}]}
        """;

    private static readonly string[] Secrets =
        ["Zerlina", "Quintessa", "quintessa.example", "71 88 90 21", "0033671889021", "33671889021", "1987-03-09"];

    [Fact]
    public async Task Nothing_of_an_erased_person_is_left_and_reports_still_add_up()
    {
        await Done(server.Post(Shop + "/members", Told.ReplaceLineEndings("")), HttpStatusCode.Created);
        const string order = """{"orderId":"o-1","currency":"USD","lines":[{"sku":"A","quantity":1,"unitPrice":90}]}""";
        await Done(server.Post(Shop + "/members/m-77/purchases", order), HttpStatusCode.Created);
        await Done(server.Post(Shop + "/members/m-77/profile", """{"changeId":"c-1","phone":"0033671889021"}"""), HttpStatusCode.Created);
        await Done(server.Post(Shop + "/members/m-77/freeze", """{"freezeId":"f-1","reason":"moved away"}"""), HttpStatusCode.Created);
        (await Find("""{"email":"zerlina@QUINTESSA.example"}""")).ShouldContain("m-77");
        var export = await server.Client.GetStringAsync(Shop + "/members/m-77/export");
        foreach (var secret in (string[])["Zerlina Quintessa", "Zerlina@quintessa.example", "0033671889021", "1987-03-09", "newsletter", "\"orderId\":\"o-1\""])
            export.ShouldContain(secret);
        var key = await KeyOf("m-77");
        key.Length.ShouldBe(32);
        (await Holds(key)).ShouldBeTrue("else it shows nothing that it is not found afterwards");
        var reports = await Reports();

        await Done(server.Client.DeleteAsync(Shop + "/members/m-77"), HttpStatusCode.OK);

        foreach (var secret in Secrets)
            (await Holds(Encoding.UTF8.GetBytes(secret))).ShouldBeFalse(secret);
        (await Holds(key)).ShouldBeFalse("the key that opens what is sealed");
        (await Reports()).ShouldBe(reports);
        (await Find("""{"email":"zerlina@QUINTESSA.example"}""")).ShouldNotContain("m-77");
        var left = await server.Client.GetStringAsync(Shop + "/members/m-77/export");
        foreach (var secret in Secrets)
            left.ShouldNotContain(secret);
        JsonDocument.Parse(left).RootElement.GetProperty("ledger").GetArrayLength()
            .ShouldBe(JsonDocument.Parse(export).RootElement.GetProperty("ledger").GetArrayLength());
        await Done(server.Post(Shop + "/members", Told.ReplaceLineEndings("")), HttpStatusCode.OK);
        (await Holds(Encoding.UTF8.GetBytes("Zerlina"))).ShouldBeFalse("told again, it is not kept again");
        (await server.Client.GetStringAsync(Shop + "/audit")).ShouldContain("erase-member");
        (await server.Client.Problem(HttpMethod.Delete, Shop + "/members/nobody")).ShouldBe((HttpStatusCode.NotFound, "member-unknown"));
    }

    /// <summary>The key by which a person can be read.</summary>
    protected abstract Task<byte[]> KeyOf(string member);

    /// <summary>Whether some bytes are anywhere in what is kept.</summary>
    protected abstract Task<bool> Holds(byte[] bytes);

    private static async Task Done(Task<HttpResponseMessage> call, HttpStatusCode status)
    {
        using var answer = await call;
        answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> Find(string query)
    {
        using var answer = await server.Post(Shop + "/people/find", query);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<string> Reports() => string.Concat(await Task.WhenAll(
        ((string[])["liability", "points", "members", "tiers"]).Select(report => server.Client.GetStringAsync($"{Shop}/reports/{report}?to=2100-01-01"))));
}
