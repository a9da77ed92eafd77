using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;

namespace Loyalty.EndToEnd.Tests.Acceptance;

/// <summary>Events that are older than what the account has seen.</summary>
public abstract class LateEventTests(Engine engine) : AcceptanceTests(engine)
{
    [Fact]
    public async Task A_late_purchase_is_appended_after_what_was_seen_and_expires_by_its_own_time()
    {
        await Begin("late", "2026-03-01T12:00:00Z");
        await Client.Enrol("late", "ann");
        await Client.MoveClock("late", "2026-06-01T12:00:00Z");
        await Client.Buy("late", "ann", "june", 10);

        var late = await Client.Buy("late", "ann", "april", 20, "2026-04-01T12:00:00Z");

        late.Text("at").ShouldBe("2026-04-01T12:00:00Z");
        late.Points("balance").ShouldBe(30);
        var lots = (await Client.Member("late", "ann")).GetProperty("lots").EnumerateArray().ToList();
        lots.Select(lot => lot.Text("expiresAt")).ShouldBe(["2027-04-02T04:00:00Z", "2027-06-02T04:00:00Z"]);
        lots.Select(lot => lot.Points("points")).ShouldBe([20, 10]);
        var entries = await Client.Ledger("late", "ann");
        entries.Select(entry => entry.Points("version")).ShouldBe(entries.Select((_, index) => index + 1L));
        entries[^1].Text("orderId").ShouldBe("april");
    }

    [Fact]
    public async Task A_late_purchase_is_priced_by_the_promotions_of_its_own_time()
    {
        await Begin("late-price", "2026-03-01T12:00:00Z");
        await Client.Enrol("late-price", "bob");
        await Client.Done(Client.Put(
            "late-price/promotions/april",
            """{ "id": "april", "multiply": 3, "from": "2026-04-01T00:00", "until": "2026-05-01T00:00", "active": true }"""));
        await Client.MoveClock("late-price", "2026-06-01T12:00:00Z");

        (await Client.Buy("late-price", "bob", "june", 10)).Points("points").ShouldBe(10);
        (await Client.Buy("late-price", "bob", "april-first", 10, "2026-04-01T04:00:00Z")).Points("points").ShouldBe(30);
        (await Client.Buy("late-price", "bob", "march", 10, "2026-04-01T03:59:59Z")).Points("points").ShouldBe(10);
        (await Client.Buy("late-price", "bob", "may", 10, "2026-05-01T04:00:00Z")).Points("points").ShouldBe(10);
    }

    [Fact]
    public async Task A_purchase_that_is_told_after_its_points_expired_gives_none_to_spend_and_its_return_owes_nothing()
    {
        await Begin("too-late", "2026-03-01T12:00:00Z");
        await Client.Enrol("too-late", "cleo");
        await Client.Buy("too-late", "cleo", "first", 100);
        await Client.MoveClock("too-late", "2027-09-01T12:00:00Z");
        (await Client.Buy("too-late", "cleo", "second", 50, "2026-03-01T13:00:00Z")).Points("points").ShouldBe(50);
        (await Client.Buy("too-late", "cleo", "third", 40, "2026-03-01T14:00:00Z")).Points("points").ShouldBe(40);
        (await Client.Member("too-late", "cleo")).Points("balance").ShouldBe(0);

        foreach (var order in new[] { "first", "third", "second" })
        {
            var returned = await Client.Done(Client.Post("too-late/members/cleo/returns", new { returnId = order, orderId = order }));
            returned.Points("owed").ShouldBe(0, order);
            returned.Points("balance").ShouldBe(0, order);
        }

        (await Client.Member("too-late", "cleo")).Points("lifetimePoints").ShouldBe(0);
    }

    [Fact]
    public async Task An_event_of_the_future_is_refused()
    {
        await Begin("future", "2026-03-01T12:00:00Z");
        await Client.Enrol("future", "dan");

        var refused = await Client.Post("future/members/dan/purchases", EngineClient.Purchase("1", 5, "2026-03-01T12:05:01Z"));

        ((int)refused.Status).ShouldBe(422);
        refused.Code.ShouldBe("occurred-in-future");
    }

    private async Task Begin(string id, string now)
    {
        await Client.Done(Client.Put(id, Programs.EndOfDay(id)));
        await Client.MoveClock(id, now);
    }
}
