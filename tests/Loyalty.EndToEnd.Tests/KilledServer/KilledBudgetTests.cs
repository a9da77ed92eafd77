using System.Text.Json;
using System.Text.Json.Nodes;
using Loyalty.EndToEnd.Tests.Acceptance;
using Loyalty.EndToEnd.Tests.Processes;

namespace Loyalty.EndToEnd.Tests.KilledServer;

/// <summary>The budget of a promotion under SIGKILL: never overspent, and given to the last point in the end.</summary>
[Trait("Speed", "slow")]
public sealed class KilledBudgetTests
{
    private const long Budget = 10_003;
    private const int Shoppers = 32;
    private const int Orders = 60;

    [Fact]
    public async Task A_budget_is_given_to_the_last_point_however_often_the_server_is_killed_or_stopped()
    {
        using var folder = new TemporaryFolder();
        using var server = await Server.StartNew(folder.File("data"));
        await server.Client.Done(server.Client.Put("killed", Program()));
        await Task.WhenAll(Enumerable.Range(0, Shoppers).Select(shopper => server.Client.Enrol("killed", $"m{shopper}")));
        var shopping = Enumerable.Range(0, Shoppers).Select(shopper => Shop(server, $"m{shopper}")).ToList();
        for (var kill = 0; kill < 8; kill++)
        {
            await Task.Delay(40 * (kill + 1));
            if (kill % 4 == 3)
            {
                (await server.Stop()).ShouldBe(0);
            }
            else
            {
                server.Kill();
            }

            await server.Start();
            (await Promotion(server)).Points("given").ShouldBeLessThanOrEqualTo(Budget);
        }

        var given = (await Task.WhenAll(shopping)).SelectMany(receipts => receipts).Select(Given).ToList();
        given.Sum().ShouldBe(Budget);
        given.ShouldAllBe(points => points >= 0 && points <= 7);
        var promotion = await Promotion(server);
        (promotion.Points("given"), promotion.Points("left")).ShouldBe((Budget, 0L));
    }

    private static string Program()
    {
        var program = JsonNode.Parse(Programs.EndOfDay("killed"))!;
        program["promotions"]![0]!["active"] = true;
        program["promotions"]![0]!["budget"] = Budget;
        return program.ToJsonString();
    }

    private static async Task<JsonElement> Promotion(Server server) =>
        (await server.Client.Done(server.Client.Get("killed/promotions"))).GetProperty("promotions")[0];

    private static long Given(JsonElement receipt) => receipt.GetProperty("breakdown").EnumerateArray()
        .Where(line => line.Text("promotion") is not null)
        .Sum(line => line.Points("points"));

    /// <summary>Sends each order until it is answered.</summary>
    private static async Task<List<JsonElement>> Shop(Server server, string member)
    {
        var receipts = new List<JsonElement>();
        while (receipts.Count < Orders)
        {
            try
            {
                var reply = await server.Client.Post($"killed/members/{member}/purchases", EngineClient.Purchase($"{receipts.Count}", 7));
                if ((int)reply.Status is 200 or 201)
                {
                    receipts.Add(reply.Json);
                    await Task.Delay(10);
                    continue;
                }

                ((int)reply.Status).ShouldBe(503, reply.Body);
            }
            catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException)
            {
                // Killed before it could answer: send it again.
            }

            await Task.Delay(20);
        }

        return receipts;
    }
}
