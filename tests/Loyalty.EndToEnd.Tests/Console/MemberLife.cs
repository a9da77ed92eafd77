using System.Text.Json.Nodes;
using Loyalty.EndToEnd.Tests.Processes;

namespace Loyalty.EndToEnd.Tests.Console;

/// <summary>
/// A member of a club of her own with a year behind her: purchases, a promotion, returns, points that expired, a gift, redemptions, a debt
/// that was paid, tiers gone up and down, and a correction that waits.
/// </summary>
internal sealed class MemberLife(EngineClient client, string program)
{
    public const string Mail = "mary@example.com";
    public const string Member = "mary";

    public static async Task Tell(EngineClient client, string program)
    {
        if ((await client.Get($"{program}/members/{Member}")).Status == System.Net.HttpStatusCode.OK)
        {
            return;
        }

        var life = new MemberLife(client, program);
        await life.Open();
        await life.FirstYear();
        await life.SecondYear();
    }

    private async Task Open()
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(Built.Root, "tests", "Loyalty.Api.Tests", "Console", "Members", "club.json")))!;
        document["id"] = program;
        await client.Done(client.Put(program, document.ToJsonString()));
        await client.MoveClock(program, "2025-03-03T09:00:00Z");
        await client.Enrol(program, "bob");
        await client.Done(client.Post($"{program}/members", new
        {
            memberId = Member, name = "Mary Example", email = Mail, phone = "+33 1 23 45 67 89", birthday = "1990-06-15",
            consents = new[] { new { purpose = "newsletter", given = true }, new { purpose = "profiling", given = false } },
        }));
    }

    private async Task FirstYear()
    {
        await client.Buy(program, Member, "1001", 10, currency: "EUR");
        await Does("activities", new { activityId = "review-1", type = "review", subject = "MUG" });
        await client.MoveClock(program, "2025-03-05T12:00:00Z");
        await Does("purchases", new
        {
            orderId = "1002", currency = "EUR",
            lines = new[] { new { sku = "MUG", quantity = 1, unitPrice = 20.00 }, new { sku = "PLATE", quantity = 1, unitPrice = 15.50 } },
        });
        await Does("returns", new { returnId = "back-1", orderId = "1002", lines = new[] { new { sku = "PLATE", quantity = 1 } } });
        await Does("gifts", new { giftId = "gift-1", to = "bob", points = 100 });
        await Does("redemptions", new { redemptionId = "red-1", rewardId = "ten-percent" });
        await Does("redemptions", new { redemptionId = "red-2", rewardId = "free-shipping", hold = true });
        await client.MoveClock(program, "2025-03-05T14:00:00Z");
        await Does("adjustments", new { adjustmentId = "sorry", points = 300, reason = "parcel came late", actor = "sue" });
        await client.MoveClock(program, "2026-04-20T09:00:00Z");
    }

    private async Task SecondYear()
    {
        await client.Buy(program, Member, "1003", 12, currency: "EUR");
        await Does("redemptions", new { redemptionId = "red-3", rewardId = "ten-percent" });
        await Does("returns", new { returnId = "back-2", orderId = "1003" });
        await client.Buy(program, Member, "1004", 25, currency: "EUR");
        await Does("redemptions", new { redemptionId = "red-4", rewardId = "free-shipping", hold = true });
        await Does("invitations", new { invitationId = "inv-1", tier = "vip", until = "2026-12-31T23:00:00Z", actor = "sue" });
        await Does("adjustments", new { adjustmentId = "big", points = 5_000, reason = "order 1005 was never awarded", actor = "sue" });
    }

    private Task Does(string resource, object request) => client.Done(client.Post($"{program}/members/{Member}/{resource}", request));
}
