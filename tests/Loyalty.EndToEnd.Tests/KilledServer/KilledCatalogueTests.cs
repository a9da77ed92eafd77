using Loyalty.EndToEnd.Tests.Acceptance;
using Loyalty.EndToEnd.Tests.Processes;

namespace Loyalty.EndToEnd.Tests.KilledServer;

/// <summary>What a program, its promotions and its clock are after SIGKILL.</summary>
[Trait("Speed", "slow")]
public sealed class KilledCatalogueTests
{
    private const int Members = 300;

    [Fact]
    public async Task A_clock_that_moves_while_the_server_is_killed_expires_each_lot_once()
    {
        using var folder = new TemporaryFolder();
        using var server = await Server.StartNew(folder.File("data"));
        await Begin(server);
        await Parallel.ForEachAsync(Enumerable.Range(0, Members), async (member, _) =>
        {
            await server.Client.Enrol("killed", $"m{member}");
            await server.Client.Buy("killed", $"m{member}", "1", 40);
        });

        foreach (var milliseconds in new[] { 1, 5, 15, 40 })
        {
            var moving = Move(server);
            await Task.Delay(milliseconds);
            server.Kill();
            await moving;
            await server.Start();
        }

        await server.Client.MoveClock("killed", "2027-03-14T05:00:00Z");
        foreach (var member in Enumerable.Range(0, Members))
        {
            var ledger = await server.Client.Ledger("killed", $"m{member}");
            ledger.Select(entry => entry.Text("kind")).ShouldBe(["enrolment", "purchase", "expiry"], $"m{member}");
            ledger[^1].Points("balance").ShouldBe(0);
            ledger[^1].Text("at").ShouldBe("2027-03-14T05:00:00Z");
        }
    }

    [Fact]
    public async Task Programs_promotions_and_the_clock_outlive_a_kill()
    {
        using var folder = new TemporaryFolder();
        using var server = await Server.StartNew(folder.File("data"));
        await Begin(server);
        await server.Client.Enrol("killed", "ann");
        for (var round = 0; round < 6; round++)
        {
            var isActive = round % 2 == 0;
            await server.Client.Done(server.Client.Post($"killed/promotions/double/{(isActive ? "activate" : "deactivate")}", ""));

            await server.Restart();

            (await server.Client.Buy("killed", "ann", $"{round}", 10)).Points("points").ShouldBe(isActive ? 20 : 10);
        }

        (await server.Client.Ledger("killed", "ann")).Select(entry => entry.Text("at")).Distinct().ShouldBe(["2026-03-13T15:00:00Z"]);
        (await server.Client.Get("killed")).Body.ShouldBe(Programs.EndOfDay("killed"));
    }

    [Fact]
    public async Task A_server_that_is_asked_to_stop_ends_by_itself_and_loses_nothing()
    {
        using var folder = new TemporaryFolder();
        using var server = await Server.StartNew(folder.File("data"));
        await server.Client.Enrol("storefront", "ann");
        using var live = await EventStream.Open(server.Client.Http, "storefront/members/ann/live");
        await live.Next();
        var receipt = await server.Client.Buy("storefront", "ann", "1", 10);

        (await server.Stop()).ShouldBe(0);
        await server.Start();

        (await server.Client.Buy("storefront", "ann", "1", 10)).ToString().ShouldBe(receipt.ToString());
    }

    private static async Task Begin(Server server)
    {
        await server.Client.Done(server.Client.Put("killed", Programs.EndOfDay("killed")));
        await server.Client.MoveClock("killed", "2026-03-13T15:00:00Z");
    }

    private static async Task Move(Server server)
    {
        try
        {
            await server.Client.MoveClock("killed", "2027-03-14T05:00:00Z");
        }
        catch (HttpRequestException)
        {
            // Killed before it could answer: that is what this is about.
        }
    }
}
