using System.Net;

namespace Loyalty.Api.Tests;

/// <summary>Fifty clients at once who want the same.</summary>
public sealed class RaceTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const int Clients = 50;

    [Fact]
    public async Task Fifty_clients_share_the_last_pieces_and_everyone_else_has_the_points_back()
    {
        var shop = new HostileShop(server, "last-piece");
        await shop.Open();
        await AllAtOnce(async client =>
        {
            await shop.Do("members", $$"""{"memberId":"m{{client}}"}""");
            await shop.Do($"members/m{client}/adjustments", """{"adjustmentId":"gift","points":100,"reason":"start"}""");
            return HttpStatusCode.Created;
        });

        var statuses = await AllAtOnce(async client =>
            (await shop.Send($"members/m{client}/redemptions", """{"redemptionId":"d","rewardId":"tote"}""")).Status);

        statuses.Count(status => status == HttpStatusCode.Created).ShouldBe(5);
        statuses.Count(status => status == HttpStatusCode.UnprocessableEntity).ShouldBe(Clients - 5);
        for (var client = 0; client < Clients; client++)
        {
            var balance = (await shop.Get($"members/m{client}"))["balance"]!.GetValue<long>();
            balance.ShouldBe(statuses[client] == HttpStatusCode.Created ? 60 : 100);
        }
    }

    [Fact]
    public async Task Fifty_clients_use_a_voucher_bit_by_bit_and_never_more_than_it_has()
    {
        var shop = new HostileShop(server, "bits");
        await shop.Open();
        await shop.Do("members", """{"memberId":"ann"}""");
        await shop.Do("members/ann/adjustments", """{"adjustmentId":"gift","points":500,"reason":"start"}""");
        var receipt = await shop.Do("members/ann/redemptions", """{"redemptionId":"d","rewardId":"five"}""");
        var code = receipt["voucher"]!["code"]!.GetValue<string>();

        var statuses = await AllAtOnce(async client =>
            (await shop.Send($"vouchers/{code}/use", $$"""{"useId":"u{{client}}","orderId":"o","amount":0.30}""")).Status);

        statuses.Count(status => status == HttpStatusCode.Created).ShouldBe(16, "16 times 0.30 are 4.80 of 5.00");
        (await shop.Get($"vouchers/{code}"))["left"]!.GetValue<decimal>().ShouldBe(0.20m);
    }

    [Fact]
    public async Task Members_who_give_to_each_other_at_once_lose_and_gain_nothing()
    {
        var shop = new HostileShop(server, "both-ways");
        await shop.Open();
        foreach (var member in (string[])["ann", "ben"])
        {
            await shop.Do("members", $$"""{"memberId":"{{member}}"}""");
            await shop.Do($"members/{member}/adjustments", """{"adjustmentId":"gift","points":500,"reason":"start"}""");
        }

        await AllAtOnce(async client =>
        {
            var (from, to) = client % 2 == 0 ? ("ann", "ben") : ("ben", "ann");
            await shop.Do($"members/{from}/gifts", $$"""{"giftId":"g{{client}}","to":"{{to}}","points":{{1 + client % 2}}}""");
            return HttpStatusCode.Created;
        });
        await shop.Clock("2026-01-02T00:00:00Z"); // answers when all that was under way has arrived

        (await shop.Get("members/ann"))["balance"]!.GetValue<long>().ShouldBe(500 - 25 + 50);
        (await shop.Get("members/ben"))["balance"]!.GetValue<long>().ShouldBe(500 + 25 - 50);
        await shop.BooksBalance("ann");
        await shop.BooksBalance("ben");
    }

    private static async Task<HttpStatusCode[]> AllAtOnce(Func<int, Task<HttpStatusCode>> call) =>
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(call));
}
