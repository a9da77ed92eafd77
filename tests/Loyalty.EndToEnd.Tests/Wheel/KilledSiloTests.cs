using System.Text.Json;
using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.Postgres;

namespace Loyalty.EndToEnd.Tests.Wheel;

/// <summary>Two processes, each the API and a silo, behind the site of a shop that passes a wheel's calls on to either.</summary>
[Trait("Speed", "slow"), Collection(typeof(WheelCollection))]
public sealed class KilledSiloTests(Chromium chromium, SharedPostgres postgres)
{
    [Fact]
    public async Task A_wheel_comes_back_with_the_right_state_when_the_silo_of_its_member_is_killed()
    {
        using var folder = new TemporaryFolder();
        var connection = await postgres.NewDatabase();
        using var cluster = new Cluster(
            [], [new Server(Launch.CoHosted(folder.Name, connection)), new Server(Launch.CoHosted(folder.Name, connection))]);
        await cluster.Start();
        await cluster.Apis[0].Client.Enrol(WheelTests.Program, "survivor");
        using var shop = new ShopSite(WheelTests.Program, "survivor", [.. cluster.Apis.Select(api => api.Address)]);
        await using var visit = await chromium.Open();
        await visit.Page.GotoAsync(shop.Address.ToString());
        await visit.ShouldBeLive();

        // One after the other: the member's silo and the one that the wheel is connected to are among them.
        for (var order = 0; order < cluster.Apis.Count; order++)
        {
            var (killed, left) = (cluster.Apis[order], cluster.Apis[1 - order]);
            killed.Kill();
            var receipt = await left.Client.Buy(WheelTests.Program, "survivor", $"order-{order}", 5);
            await visit.ShouldShow(receipt.Points("version"));
            await visit.ShouldBeLive();
            var shown = JsonDocument.Parse((await visit.Of("JSON.stringify(wheel.member)")).GetString()!).RootElement;
            var known = await left.Client.Member(WheelTests.Program, "survivor");
            JsonElement.DeepEquals(shown, known).ShouldBeTrue($"{shown} is not {known}");
            await killed.Start();
        }

        visit.Faults.ShouldBeEmpty();
    }
}
