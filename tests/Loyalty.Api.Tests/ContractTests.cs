using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Loyalty.Api.Tests.Snapshots;

namespace Loyalty.Api.Tests;

/// <summary>Every call once, with status and body as they go over the wire, against checked-in text.</summary>
public sealed class ContractTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Order =
        """{"orderId":"o-1","currency":"USD","lines":[{"sku":"mug","quantity":2,"unitPrice":8.50}],"shipping":4.9,"channel":"web"}""";

    private const string M = "/members/mary";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly (string Method, string Path, string? Body)[] Calls =
    [
        ("PUT", "", ApiServer.Program),
        ("PUT", "", "{}"),
        ("GET", "", null),
        ("POST", "/members", """{"memberId":"mary","enrolledAt":"2026-11-20T10:00:00+01:00","birthday":"--02-29","tags":["friend"]}"""),
        ("POST", "/members", """{"memberId":"mary","enrolledAt":"2026-11-20T10:00:00+01:00","birthday":"--02-29","tags":["friend"]}"""),
        ("POST", "/members", """{"memberId":"mary"}"""),
        ("GET", M, null),
        ("GET", "/members/nobody", null),
        ("POST", M + "/purchases", Order),
        ("POST", M + "/purchases", Order),
        ("POST", M + "/purchases", """{"orderId":"o-1","currency":"USD","lines":[]}"""),
        ("POST", M + "/returns", """{"returnId":"r-1","orderId":"o-1","lines":[{"sku":"mug","quantity":2}]}"""),
        ("POST", M + "/activities", """{"activityId":"a-1","type":"review","subject":"mug"}"""),
        ("POST", M + "/redemptions", """{"redemptionId":"x-1","rewardId":"ten-percent"}"""),
        ("POST", M + "/redemptions", """{"redemptionId":"x-2","points":20}"""),
        ("POST", M + "/gifts", """{"giftId":"g-1","to":"ben","points":5}"""),
        ("POST", M + "/gifts", """{"giftId":"g-1","to":"ben","points":5}"""),
        ("POST", M + "/referral-code", null),
        ("GET", M + "/ledger?limit=2", null),
        ("GET", M + "/ledger?after=Mg&limit=2", null),
        ("GET", M + "/ledger?after=NA", null),
        ("POST", "/quotes", """{"memberId":"mary","purchase":{"orderId":"q","currency":"USD","lines":[{"sku":"mug","quantity":1,"unitPrice":1}]}}"""),
        ("POST", "/quotes", """{"at":"2026-11-28T00:00:00Z","purchase":{"orderId":"q","currency":"USD","lines":[{"sku":"mug","quantity":1,"unitPrice":1}]}}"""),
        ("PUT", "/promotions/spring", """{"id":"spring","multiply":3,"budget":1000,"active":false}"""),
        ("POST", "/promotions/spring/activate", null),
        ("POST", "/promotions/spring/deactivate", null),
        ("POST", "/promotions/autumn/activate", null),
        ("GET", "/promotions", null),
        ("GET", "/rewards", null),
        ("GET", "/rewards?memberId=mary", null),
        ("GET", "/rewards?memberId=a%20b", null),
        ("GET", "/vouchers/0123456789abcdef", null),
        ("GET", "/vouchers/0123-4567-89ab%20cdef", null),
        ("GET", "/vouchers/no-code", null),
        ("POST", "/vouchers/0123456789ABCDEF/use", """{"useId":"u-1","orderId":"o-1","amount":12.50}"""),
        ("POST", "/vouchers/0123456789ABCDEF/use", """{"useId":"u-1","orderId":"o-1","amount":12.50}"""),
        ("POST", "/vouchers/0123456789ABCDEF/use", """{"useId":"u-2","orderId":"o-1","amount":7.51}"""),
        ("POST", "/vouchers/no-code/use", """{"useId":"u-1","orderId":"o-1"}"""),
        ("POST", "/vouchers/0123456789ABCDEF/cancel", """{"cancelId":"c-1"}"""),
        ("POST", "/vouchers/FEDCBA9876543210/cancel", """{"cancelId":"c-1","reason":"by mistake","actor":"eve"}"""),
        ("GET", "/reports/liability?to=2026-12-01", null),
        ("GET", "/reports/points?from=2026-11-01&to=2026-12-01&by=day", null),
        ("GET", "/reports/points?to=tomorrow", null),
        ("GET", "/reports/tiers?to=2026-12-01", null),
        ("GET", "/reports/members?to=2026-12-01", null),
        ("GET", "/reports/promotions?to=2026-12-01", null),
        ("GET", "/reports/partners?to=2026-12-01", null),
        ("GET", "/reports/weather", null),
        ("POST", "/reports/rebuild", null),
        ("GET", "/feed", null),
        ("GET", "/feed?after=MTA&limit=1001", null),
        ("PUT", "/webhooks/crm", """{"url":"https://shop.example/hook","types":["loyalty.tier.changed"]}"""),
        ("PUT", "/webhooks/crm", """{"url":"https://shop.example/hook","secret":"mine"}"""),
        ("GET", "/webhooks", null),
        ("GET", "/webhooks/crm", null),
        ("GET", "/webhooks/none", null),
        ("POST", "/webhooks/crm/rotations", """{"rotationId":"r-1","overlapHours":48}"""),
        ("POST", "/webhooks/crm/ping", null),
        ("GET", "/webhooks/crm/dead-letters", null),
        ("POST", "/webhooks/crm/dead-letters/0a1b-3-tier-changed/resend", null),
        ("DELETE", "/webhooks/crm", null),
        ("POST", "/people/find", """{"email":"mary@example.com"}"""),
        ("GET", M + "/person", null),
        ("DELETE", M, null),
        ("GET", M + "/person", null),
        ("PUT", "/clock", """{"now":"2027-01-01T00:00:00.5+02:00"}"""),
    ];

    [Fact]
    public async Task Answers_have_the_shapes_that_clients_rely_on()
    {
        var transcript = new StringBuilder();
        foreach (var (method, path, body) in Calls)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), "v1/programs/shop" + path);
            if (body is not null)
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await server.Client.SendAsync(request);
            transcript.Append($"{method} {path} {(body == ApiServer.Program ? "(the program)" : body)}".TrimEnd()).Append('\n');
            transcript.Append((int)answer.StatusCode).Append(' ').Append(answer.Content.Headers.ContentType);
            if (answer.Headers.TryGetValues("Idempotent-Replay", out var replay))
                transcript.Append(" Idempotent-Replay: ").AppendJoin(',', replay);
            var text = await answer.Content.ReadAsStringAsync();
            transcript.Append('\n').Append(JsonNode.Parse(text)!.ToJsonString(Indented)).Append("\n\n");
        }

        Snapshot.ShouldMatch(transcript.ToString(), "contract.txt");
    }

    [Fact]
    public async Task A_program_is_given_back_as_it_was_put() =>
        (await server.Client.GetStringAsync("v1/programs/shop")).ShouldBe(ApiServer.Program);

    [Fact]
    public async Task The_description_tells_every_endpoint()
    {
        using var anyone = new HttpClient { BaseAddress = server.Client.BaseAddress };
        var description = JsonNode.Parse(await anyone.GetStringAsync("openapi/v1.json"))!;

        description.AsObject().Remove("servers");
        Snapshot.ShouldMatch(description.ToJsonString(Indented) + "\n", "openapi.json");
    }
}
