using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;

namespace Loyalty.EndToEnd.Tests.Acceptance;

public abstract class TestClockTests(Engine engine) : AcceptanceTests(engine)
{
    [Fact]
    public async Task Points_expire_a_year_later_to_the_instant_although_summer_time_began_in_between()
    {
        await Begin("rolling-year", Programs.RollingYear("rolling-year"), "2026-03-28T10:00:00Z");
        await Client.Enrol("rolling-year", "ann");
        await Client.MoveClock("rolling-year", "2026-03-28T11:00:00Z"); // noon in Paris, an hour ahead; in a year it is two
        await Client.Buy("rolling-year", "ann", "1", 600, currency: "EUR");
        var after = await Client.Member("rolling-year", "ann");
        after.GetProperty("lots")[0].GetProperty("expiresAt").GetString().ShouldBe("2027-03-28T10:00:00Z");
        after.Text("tier", "id").ShouldBe("silver");

        await Client.MoveClock("rolling-year", "2027-03-28T09:59:59.999Z");
        (await Client.Member("rolling-year", "ann")).Points("balance").ShouldBe(600);

        await Client.MoveClock("rolling-year", "2027-03-28T10:00:00Z");
        var gone = await Client.Member("rolling-year", "ann");
        gone.Points("balance").ShouldBe(0);
        gone.GetProperty("lots").GetArrayLength().ShouldBe(0);
        gone.Points("lifetimePoints").ShouldBe(600);
        var last = (await Client.Ledger("rolling-year", "ann")).Single(entry => entry.Text("kind") == "expiry");
        last.Points("points").ShouldBe(-600);
        last.Points("balance").ShouldBe(0);
        last.Text("at").ShouldBe("2027-03-28T10:00:00Z");
    }

    [Fact]
    public async Task A_tier_by_rolling_spend_goes_down_after_the_grace_and_the_ledger_tells_it()
    {
        await Begin("grace", Programs.RollingYear("grace"), "2026-03-28T11:00:00Z");
        await Client.Enrol("grace", "bob");
        await Client.Buy("grace", "bob", "1", 600, currency: "EUR");

        await Client.MoveClock("grace", "2027-03-28T10:00:00Z"); // what was spent is out of the year: the grace begins
        var inGrace = await Client.Member("grace", "bob");
        inGrace.Text("tier", "id").ShouldBe("silver");
        inGrace.Text("tier", "until").ShouldBe("2027-04-28T10:00:00Z");
        inGrace.GetProperty("progress").Points("value").ShouldBe(0);

        await Client.MoveClock("grace", "2027-04-28T09:59:59Z");
        (await Client.Member("grace", "bob")).Text("tier", "id").ShouldBe("silver");

        await Client.MoveClock("grace", "2027-04-28T10:00:00Z");
        (await Client.Member("grace", "bob")).Text("tier", "id").ShouldBe("basic");
        var tier = (await Client.Ledger("grace", "bob")).Last(entry => entry.Text("kind") == "tier");
        tier.Text("at").ShouldBe("2027-04-28T10:00:00Z");
        tier.Text("reason").ShouldBe("silver → basic");
    }

    [Fact]
    public async Task Points_until_the_end_of_the_day_go_at_the_first_instant_of_the_next_on_the_eve_of_summer_time()
    {
        await Begin("end-of-day", Programs.EndOfDay("end-of-day"), "2026-03-13T15:00:00Z");
        await Client.Enrol("end-of-day", "cleo");
        await Client.Buy("end-of-day", "cleo", "1", 40);

        await Client.MoveClock("end-of-day", "2027-03-14T04:59:59.9999999Z");
        (await Client.Member("end-of-day", "cleo")).Points("balance").ShouldBe(40);

        await Client.MoveClock("end-of-day", "2027-03-14T05:00:00Z"); // midnight in New York, two hours before its summer time
        (await Client.Member("end-of-day", "cleo")).Points("balance").ShouldBe(0);
    }

    [Fact]
    public async Task Redeeming_never_spends_what_has_expired()
    {
        await Begin("late-redeem", Programs.EndOfDay("late-redeem"), "2026-03-13T15:00:00Z");
        await Client.Enrol("late-redeem", "dan");
        await Client.Buy("late-redeem", "dan", "1", 100);
        await Client.MoveClock("late-redeem", "2027-03-14T05:00:00Z");

        var refused = await Client.Post("late-redeem/members/dan/redemptions", new { redemptionId = "r", rewardId = "mug" });

        ((int)refused.Status).ShouldBe(422);
        refused.Code.ShouldBe("insufficient-points");
        refused.Json.Points("available").ShouldBe(0);
    }

    [Fact]
    public async Task The_clock_only_goes_forward_and_stands_still_between_calls()
    {
        await Begin("forward", Programs.EndOfDay("forward"), "2026-03-13T15:00:00Z");

        var back = await Client.Put("forward/clock", new { now = "2026-03-13T14:59:59Z" });

        ((int)back.Status).ShouldBe(422, back.Body);
        (await Client.Enrol("forward", "eve")).Text("tier", "since").ShouldBe("2026-03-13T15:00:00Z");
        (await Client.Buy("forward", "eve", "1", 1)).Text("at").ShouldBe("2026-03-13T15:00:00Z");
        ((int)(await Client.Put("storefront/clock", new { now = "2040-01-01T00:00:00Z" })).Status).ShouldBe(422);
    }

    private async Task Begin(string id, string program, string now)
    {
        await Client.Done(Client.Put(id, program));
        await Client.MoveClock(id, now);
    }
}
