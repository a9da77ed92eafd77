using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace Loyalty.Api.Tests;

/// <summary>A sandbox program that has everything, called by someone who keeps each answer and trusts none.</summary>
internal sealed class HostileShop(ApiServer server, string id)
{
    private const string Program = """
        {
          "id": "ID", "name": { "en": "Everything" }, "timeZone": "Europe/Paris", "currencies": ["EUR", "JPY"], "sandbox": true,
          "points": { "expire": { "after": "P2M", "from": "earning", "at": "endOfDay" }, "worth": { "EUR": 0.01 }, "holdFor": "P1D" },
          "tiers": { "metric": "points", "over": "P12M", "downgrade": "atOnce", "levels": [
            { "id": "base", "from": 0 }, { "id": "silver", "from": 500 }, { "id": "vip", "invitationOnly": true }] },
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 10, "per": 1 } },
            { "id": "first", "on": "purchase", "where": { "orderNumber": [1] }, "give": { "points": 50 } },
            { "id": "review", "on": "activity:review", "give": { "points": 50 }, "once": "perSubject" },
            { "id": "birthday", "on": "birthdayMonth", "give": { "points": 100 } }],
          "referral": { "referrer": { "points": 70 }, "friend": { "points": 30 }, "maxPerReferrer": 3 },
          "gifts": { "maxPerDay": 1000 }, "debt": "allowed", "adjustments": { "secondApprovalAbove": 500 },
          "rewards": [
            { "id": "ten", "points": 100, "gives": { "percentOff": 10 }, "validFor": "P30D" },
            { "id": "tote", "points": 40, "gives": { "product": "T" }, "stock": 5 },
            { "id": "five", "points": 500, "gives": { "giftVoucher": { "EUR": 5 } } }],
          "promotions": [
            { "id": "double", "multiply": 2, "stack": "best", "perMember": 2000, "budget": 6000, "active": true }]
        }
        """;

    private readonly ConcurrentQueue<(string Path, string Body, string Answer)> answered = [];

    public async Task Open()
    {
        using var put = await server.Put($"v1/programs/{id}", Program.Replace("ID", id, StringComparison.Ordinal));
        put.StatusCode.ShouldBe(HttpStatusCode.OK, await put.Content.ReadAsStringAsync());
        await Clock("2026-01-01T00:00:00Z");
    }

    public async Task Clock(string now)
    {
        using var put = await server.Put($"v1/programs/{id}/clock", $$"""{"now":"{{now}}"}""");
        put.StatusCode.ShouldBe(HttpStatusCode.OK, await put.Content.ReadAsStringAsync());
    }

    /// <summary>Sends a command: whatever it is, the engine must not break, and tell why it refuses.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Body)> Send(string path, string body)
    {
        using var answer = await server.Post($"v1/programs/{id}/{path}", body);
        var text = await answer.Content.ReadAsStringAsync();
        var json = JsonNode.Parse(text)!;
        if (!answer.IsSuccessStatusCode)
        {
            ((int)answer.StatusCode).ShouldBeInRange(400, 422, $"{path} {body}: {text}");
            json["code"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
            json["detail"]!.GetValue<string>().ShouldNotBeNullOrWhiteSpace();
        }
        else if (answer.StatusCode == HttpStatusCode.Created)
        {
            answered.Enqueue((path, body, text));
        }

        return (answer.StatusCode, json);
    }

    /// <summary>Sends a command that is to be granted.</summary>
    public async Task<JsonNode> Do(string path, string body)
    {
        var (status, json) = await Send(path, body);
        status.ShouldBe(HttpStatusCode.Created, $"{path} {body}: {json.ToJsonString()}");
        return json;
    }

    public async Task Refused(string path, string body, string code)
    {
        var (status, json) = await Send(path, body);
        status.ShouldBe(HttpStatusCode.UnprocessableEntity, $"{path} {body}: {json.ToJsonString()}");
        json["code"]!.GetValue<string>().ShouldBe(code, $"{path} {body}");
    }

    public async Task<JsonNode> Get(string path)
    {
        using var answer = await server.Client.GetAsync($"v1/programs/{id}/{path}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>Whatever was granted has the same answer again, to the byte.</summary>
    /// <returns>How many commands were sent again.</returns>
    public async Task<int> SendAllAgain()
    {
        foreach (var (path, body, text) in answered)
        {
            using var answer = await server.Post($"v1/programs/{id}/{path}", body);
            (await answer.Content.ReadAsStringAsync()).ShouldBe(text, $"{path} {body}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.GetValues("Idempotent-Replay").ShouldBe(["true"]);
        }

        return answered.Count;
    }

    /// <summary>The books of a member, worked out from the ledger alone.</summary>
    public async Task BooksBalance(string member)
    {
        // A delivery may be noted between two reads: the ledger is read up to the version that the member was seen at.
        var seen = await Get($"members/{member}");
        long Of(string name) => seen[name]!.GetValue<long>();
        var entries = (await Ledger(member)).Where(entry => entry["version"]!.GetValue<long>() <= Of("version")).ToList();

        entries.Select(entry => entry["version"]!.GetValue<long>()).ShouldBe(Enumerable.Range(1, (int)Of("version")).Select(version => (long)version));
        entries.Sum(entry => entry["points"]!.GetValue<long>() + (entry["restored"]?.GetValue<long>() ?? 0))
            .ShouldBe(Of("balance") + Of("pending") + Of("held") - Of("owed"), $"{member}: {seen.ToJsonString()}");
        seen["lots"]!.AsArray().Sum(lot => lot!["points"]!.GetValue<long>()).ShouldBe(Of("balance"));
        (entries[^1]["balance"]!.GetValue<long>(), entries[^1]["owed"]!.GetValue<long>(), entries[^1]["held"]!.GetValue<long>())
            .ShouldBe((Of("balance"), Of("owed"), Of("held")));
        (Of("balance") >= 0 && Of("pending") >= 0 && Of("held") >= 0 && Of("owed") >= 0).ShouldBeTrue(seen.ToJsonString());
    }

    private async Task<List<JsonNode>> Ledger(string member)
    {
        var entries = new List<JsonNode>();
        for (string? after = ""; after is not null;)
        {
            var page = await Get($"members/{member}/ledger?limit=500&after={after}");
            entries.AddRange(page["entries"]!.AsArray().Select(entry => entry!));
            after = page["next"]?.GetValue<string>();
        }

        return entries;
    }
}
