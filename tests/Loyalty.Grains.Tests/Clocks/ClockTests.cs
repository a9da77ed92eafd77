using System.Text.Json.Nodes;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Clocks;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 10, 15, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    [Fact]
    public async Task Points_expire_at_the_exact_instant_over_a_change_of_summer_time()
    {
        await using var shop = await Shop.Open(Sandbox(program => program["points"]!["expire"] =
            new JsonObject { ["after"] = "P12M", ["from"] = "earning", ["at"] = "exact" }));
        await Move(shop, Start);
        var anna = await shop.Enrolled("anna");
        await anna.Purchase(Orders.Order("1", 1)).Value();
        var expiry = Start.AddYears(1).AddHours(1); // eleven in New York: in summer time when bought, before it a year later
        await Move(shop, expiry - Tick);
        (await anna.Get().Value()).Balance.ShouldBe(250 + 200);
        await Move(shop, expiry);
        var view = await anna.Get().Value();
        view.Balance.ShouldBe(200);
        view.Version.ShouldBe(5, "the sweep has stored it");
        (await anna.Entries())[^1].ShouldSatisfyAllConditions(
            entry => entry.Kind.ShouldBe("expiry"),
            entry => entry.At.ShouldBe(expiry),
            entry => entry.Points.ShouldBe(-250),
            entry => entry.Balance.ShouldBe(200));
        (await anna.Entries())[^2].ShouldSatisfyAllConditions(
            entry => entry.Kind.ShouldBe("expiry-warning"), entry => entry.At.ShouldBe(new DateTimeOffset(2027, 2, 8, 16, 0, 0, TimeSpan.Zero)));
        (await anna.Entries())[^3].ShouldSatisfyAllConditions(
            entry => entry.Kind.ShouldBe("membership"), entry => entry.At.ShouldBe(Start.AddMonths(2)));
    }

    [Fact]
    public async Task A_tier_by_rolling_spend_goes_down_when_the_spend_has_left_and_the_grace_is_over()
    {
        await using var shop = await Shop.Open(Sandbox(program => program["tiers"] = JsonNode.Parse("""
            { "metric": "spend", "over": "P12M", "downgrade": "atOnce", "grace": "P1M",
              "levels": [{ "id": "base", "name": { "en": "Base" }, "from": 0 }, { "id": "top", "name": { "en": "Top" }, "from": 500 }] }
            """)));
        await Move(shop, Start);
        var anna = await shop.Enrolled("anna");
        (await anna.Purchase(Orders.Order("1", 600)).Value()).Tier.Id.ShouldBe("top");
        var end = Start.AddYears(1).AddMonths(1); // summer time both now and then
        (await anna.Get().Value()).Tier.Until.ShouldBe(end);
        await Move(shop, end - Tick);
        (await anna.Get().Value()).Tier.Id.ShouldBe("top");
        await Move(shop, end);
        (await anna.Get().Value()).Tier.ShouldSatisfyAllConditions(tier => tier.Id.ShouldBe("base"), tier => tier.Since.ShouldBe(end));
        var entry = (await anna.Entries()).Where(entry => entry.Kind == "tier").ShouldHaveSingleItem();
        (entry.At, entry.Reason).ShouldBe((end, "top → base"));
    }

    [Fact]
    public async Task A_year_that_passes_at_once_happens_in_its_order()
    {
        await using var shop = await Shop.Open(Programs.Sandbox);
        await Move(shop, Start);
        var anna = shop.Member("anna");
        await anna.Enrol(new() { MemberId = "anna", Birthday = "--07-14" }).Value();
        await anna.Purchase(Orders.Order("1", 10)).Value();
        await Move(shop, Start.AddYears(2));
        (await anna.Entries()).Select(entry => (entry.Kind, entry.Points, entry.At)).ShouldBe(
        [
            ("enrolment", 0, Start),
            ("purchase", 1150, Start),
            ("membership", 200, Start.AddMonths(2)),
            ("birthday", 1500, new(2026, 7, 1, 4, 0, 0, TimeSpan.Zero)),
            ("expiry-warning", 0, new(2027, 2, 9, 5, 0, 0, TimeSpan.Zero)),
            ("expiry", -1150, new(2027, 3, 11, 5, 0, 0, TimeSpan.Zero)),
            ("expiry-warning", 0, new(2027, 4, 11, 4, 0, 0, TimeSpan.Zero)),
            ("expiry", -200, new(2027, 5, 11, 4, 0, 0, TimeSpan.Zero)),
            ("expiry-warning", 0, new(2027, 6, 2, 4, 0, 0, TimeSpan.Zero)),
            ("birthday", 1500, new(2027, 7, 1, 4, 0, 0, TimeSpan.Zero)),
            ("expiry", -1500, new(2027, 7, 2, 4, 0, 0, TimeSpan.Zero)),
        ]);
        (await anna.Get().Value()).Balance.ShouldBe(1500);
    }

    [Fact]
    public async Task The_clock_goes_forward_alone_and_only_in_a_sandbox()
    {
        await using var shop = await Shop.Open(Sandbox(_ => { }), Programs.With(program => program["id"] = "real"));
        var catalogue = shop.Catalogue();
        (await catalogue.MoveClock(Start.ToOffset(TimeSpan.FromHours(5))).Value()).Now.ShouldBe(Start);
        (await catalogue.MoveClock(Start).Value()).Now.ShouldBe(Start);
        (await catalogue.MoveClock(Start - Tick).Refusal()).Code.ShouldBe("clock-goes-forward");
        (await shop.Catalogue("real").MoveClock(Start).Refusal()).Code.ShouldBe("not-a-sandbox");
        (await shop.Catalogue("none").MoveClock(Start).Refusal()).Code.ShouldBe("program-unknown");
        (await catalogue.MoveClock(DateTimeOffset.MaxValue).Refusal()).Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/now");
        (await catalogue.MoveClock(DateTimeOffset.MinValue).Refusal()).Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/now");

        var anna = await shop.Enrolled("anna");
        (await anna.Purchase(Orders.Order("1", 1)).Value()).At.ShouldBe(Start);
        (await anna.Purchase(Orders.Order("2", 1) with { OccurredAt = Start.AddMinutes(6) }).Refusal()).Code.ShouldBe("occurred-in-future");
        await shop.Restart();
        (await shop.Catalogue().MoveClock(Start - Tick).Refusal()).Code.ShouldBe("clock-goes-forward");
        (await shop.Member("anna").Purchase(Orders.Order("3", 1)).Value()).At.ShouldBe(Start);
    }

    [Fact]
    public async Task Of_the_engine_s_own_clock_a_read_never_shows_what_has_expired()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await anna.Purchase(Orders.Order("1", 1)).Value();
        var expiry = (await anna.Get().Value()).Lots.ShouldHaveSingleItem().ExpiresAt!.Value;
        shop.Clock.Now = expiry - Tick;
        (await anna.Get().Value()).Balance.ShouldBe(250 + 200);
        shop.Clock.Now = expiry;
        (await anna.Get().Value()).Balance.ShouldBe(200);
        (await anna.Redeem(Orders.Payment("p", 201)).Refusal()).Available.ShouldBe(200);
    }

    internal static string Sandbox(Action<JsonObject> change) => Programs.With(program =>
    {
        program["sandbox"] = true;
        change(program);
    });

    private static async Task Move(Shop shop, DateTimeOffset now) => (await shop.Catalogue().MoveClock(now).Value()).Now.ShouldBe(now);
}
