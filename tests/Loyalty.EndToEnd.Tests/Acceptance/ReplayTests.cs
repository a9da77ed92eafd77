using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;

namespace Loyalty.EndToEnd.Tests.Acceptance;

public abstract class ReplayTests(Engine engine) : AcceptanceTests(engine)
{
    [Fact]
    public async Task The_same_commands_after_a_restart_get_the_same_bytes_and_other_content_is_refused()
    {
        (string Path, object Body, object Other)[] commands =
        [
            ("members", new { memberId = "mary", region = "FR" }, new { memberId = "mary", region = "DE" }),
            ("members/mary/purchases", EngineClient.Purchase("1", 25), EngineClient.Purchase("1", 25.01m)),
            ("members/mary/activities", Review("MUG"), Review("CUP")),
            ("members/mary/redemptions", Redemption("ten-percent"), Redemption("free-shipping")),
            ("members/mary/returns", new { returnId = "r", orderId = "1" }, new { returnId = "r", orderId = "1", amount = 5 }),
        ];
        var first = new List<Reply>();
        foreach (var (path, body, _) in commands)
        {
            first.Add(await Client.Post($"storefront/{path}", body));
        }

        await Restart();

        first.Select(reply => (int)reply.Status).ShouldAllBe(status => status == 201);
        foreach (var ((path, body, other), before) in commands.Zip(first))
        {
            var again = await Client.Post($"storefront/{path}", body);
            ((int)again.Status).ShouldBe(200, path);
            again.Replay.ShouldBe("true", path);
            again.Body.ShouldBe(before.Body, path);
            before.Replay.ShouldBeNull(path);
            var reused = await Client.Post($"storefront/{path}", other);
            ((int)reused.Status).ShouldBe(422, path);
            reused.Code.ShouldBe("id-reused", path);
        }
    }

    [Fact]
    public async Task A_hundred_parallel_calls_with_one_id_are_one_purchase()
    {
        await Client.Enrol("storefront", "one-order");

        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ =>
            Client.Post("storefront/members/one-order/purchases", EngineClient.Purchase("1", 10))));

        replies.Count(reply => (int)reply.Status == 201).ShouldBe(1);
        replies.Count(reply => (int)reply.Status == 200 && reply.Replay == "true").ShouldBe(99);
        replies.Select(reply => reply.Body).Distinct().Count().ShouldBe(1);
        (await Client.Member("storefront", "one-order")).Points("balance").ShouldBe(1150);
    }

    [Fact]
    public async Task A_hundred_parallel_redemptions_of_a_balance_that_covers_one_are_won_by_one()
    {
        await Client.Enrol("storefront", "race");
        await Client.Buy("storefront", "race", "1", 9.50m);

        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => Client.Post(
            "storefront/members/race/redemptions", new { redemptionId = $"r-{number}", rewardId = "ten-percent" })));

        var refused = replies.Where(reply => (int)reply.Status == 422).ToList();
        replies.Count(reply => (int)reply.Status == 201).ShouldBe(1);
        refused.Count.ShouldBe(99);
        refused.ShouldAllBe(reply => reply.Code == "insufficient-points");
        refused.ShouldAllBe(reply => reply.Json.Points("available") == 100 && reply.Json.Points("required") == 1000);
        (await Client.Member("storefront", "race")).Points("balance").ShouldBe(100);
        (await Client.Ledger("storefront", "race")).Count(entry => entry.Text("kind") == "redemption").ShouldBe(1);
    }

    private static object Review(string article) => new { activityId = "a", type = "review", subject = article };

    private static object Redemption(string reward) => new { redemptionId = "x", rewardId = reward };
}
