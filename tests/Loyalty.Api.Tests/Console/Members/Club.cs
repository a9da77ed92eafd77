using System.Text.Json;
using Loyalty.Api.Console.Members;
using Loyalty.Api.Tests.Snapshots;
using Loyalty.Contracts.Catalogue;

namespace Loyalty.Api.Tests.Console.Members;

/// <summary>The program of the tests of the members' room.</summary>
internal static class Club
{
    public const string Api = "v1/programs/club";
    public const string Room = "console/programs/club/members";

    public static string Document { get; } =
        File.ReadAllText(Path.Combine(Snapshot.Root(), "tests", "Loyalty.Api.Tests", "Console", "Members", "club.json"));

    public static ProgramWords Words { get; } = ProgramWords.Of("club", new ProgramDocument { Json = Document, Version = 1 });

    /// <summary>Puts the program in force, on a day in March.</summary>
    public static async Task Open(ApiServer server)
    {
        await Done(server.Put(Api, Document));
        await Done(server.Put(Api + "/clock", """{"now":"2025-03-03T09:00:00Z"}"""));
    }

    /// <summary>A call whose success a test takes for granted.</summary>
    public static async Task<JsonElement> Done(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonElement.Parse(text);
    }

    public static Task<JsonElement> Enrol(ApiServer server, object request) =>
        Done(server.Post(Api + "/members", JsonSerializer.Serialize(request)));

    public static Task<JsonElement> Buy(ApiServer server, string member, string order, decimal price) =>
        Post(server, member, "purchases", new { orderId = order, currency = "EUR", lines = new[] { new { sku = "mug", quantity = 1, unitPrice = price } } });

    public static Task<JsonElement> Post(ApiServer server, string member, string resource, object request) =>
        Done(server.Post($"{Api}/members/{member}/{resource}", JsonSerializer.Serialize(request)));

    public static Task<JsonElement> Member(ApiServer server, string member) => Done(server.Client.GetAsync($"{Api}/members/{member}"));

    /// <summary>Who did what last, and on what.</summary>
    public static async Task<(string Key, string Act, string On)> LastAct(ApiServer server)
    {
        var newest = (await Done(server.Client.GetAsync(Api + "/audit?limit=1"))).GetProperty("entries")[0];
        return (newest.GetProperty("key").GetString()!, newest.GetProperty("act").GetString()!, newest.GetProperty("on").GetString()!);
    }

    /// <summary>Numbers with plain spaces and signs.</summary>
    public static string Plain(string text) => text.Replace('\u202f', ' ').Replace('\u00a0', ' ').Replace('\u2212', '-');
}
