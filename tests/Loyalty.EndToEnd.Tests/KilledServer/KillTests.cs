using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.History;

namespace Loyalty.EndToEnd.Tests.KilledServer;

/// <summary>SIGKILL of a real server, again and again, while shoppers who never give up write down all that they see.</summary>
[Trait("Speed", "slow")]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Members = 16;
    private const int ShoppersOfEach = 2;
    private const int Seed = 50;

    private static int Kills => Environment.GetEnvironmentVariable("LOYALTY_KILLS") is { } kills ? int.Parse(kills) : 50;

    [Fact]
    public async Task Every_acknowledged_command_is_there_once_after_fifty_kills_under_load()
    {
        using var folder = new TemporaryFolder();
        using var server = await Server.StartNew(folder.File("data"));
        var log = new CallLog();
        var names = Enumerable.Range(0, Members).Select(member => $"member-{member}").ToList();
        var shoppers = names.SelectMany((name, member) => Enumerable.Range(0, ShoppersOfEach)
            .Select(number => new Shopper(server.Client, log, name, (member * ShoppersOfEach) + number))).ToList();
        await Task.WhenAll(shoppers.Select(shopper => shopper.Enrol()));

        await ShopWhileKilled(server, shoppers);
        foreach (var shopper in shoppers)
        {
            foreach (var command in shopper.Granted)
            {
                await shopper.Settle(command);
            }
        }

        var ledgers = await StoredLedgers.Read(server.Client, names);
        server.Kill();
        Tell(log, ledgers);
        HistoryCheck.Run(log.Calls, ledgers).ShouldBeEmpty();
        StoredLedgers.IntegrityOf(folder.File("data")).ShouldBe("ok");
        log.Calls.Count(call => call.Outcome == CallOutcome.Unknown).ShouldBeGreaterThan(0);
        log.Calls.Count(call => call is { Outcome: CallOutcome.Done, Code: null }).ShouldBeGreaterThan(Kills);
    }

    private static async Task ShopWhileKilled(Server server, List<Shopper> shoppers)
    {
        var random = new Random(Seed);
        using var end = new CancellationTokenSource();
        var shopping = shoppers.Select(shopper => shopper.Shop(end.Token)).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(50, 700));
            await server.Restart();
        }

        await end.CancelAsync();
        await Task.WhenAll(shopping);
    }

    private void Tell(CallLog log, Dictionary<string, IReadOnlyList<LedgerEntry>> ledgers)
    {
        var outcomes = log.Calls.CountBy(call => $"{call.Outcome}").OrderBy(count => count.Key);
        var codes = log.Calls.Where(call => call.Code is not null).CountBy(call => call.Code!);
        output.WriteLine($"{Kills} kills; calls: {string.Join(", ", outcomes)}; refusals: {string.Join(", ", codes)}");
        output.WriteLine($"entries: {ledgers.Values.Sum(entries => entries.Count)} in {ledgers.Count} ledgers");
        foreach (var violation in HistoryCheck.Run(log.Calls, ledgers).Take(20))
        {
            output.WriteLine(violation.ToString());
        }
    }
}
