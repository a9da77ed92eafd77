using System.Diagnostics;
using System.Net;
using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.Postgres;

namespace Loyalty.EndToEnd.Tests.RealHistory;

/// <summary>The same history through a gateway to two silos on PostgreSQL, while silos die.</summary>
[Trait("Speed", "slow")]
public sealed class BackfillThroughGatewayTests(SharedPostgres postgres, ITestOutputHelper output)
{
    private const int Looked = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Killing_silos_while_the_history_is_read_ends_in_the_figures_of_the_model()
    {
        using var folder = new TemporaryFolder();
        var isWhole = Environment.GetEnvironmentVariable("LOYALTY_LONG") == "1";
        var whole = BackfillTests.HistoryFile();
        var file = isWhole ? whole : HistoryPart.Write(whole, folder.File("part.csv.gz"), everyNthCustomer: 2);
        var expected = Expected.Of(file);
        using var cluster = Cluster.OfGateways(folder.Name, await postgres.NewDatabase());
        await cluster.Start();
        await Expected.Prepare(cluster.Apis[0]);

        using var backfill = new Backfill(cluster.Apis[0], Expected.Program, file, folder);
        await SomeAreThere(cluster.Apis[1], expected);
        var killed = 0;
        foreach (var silo in cluster.Silos)
        {
            killed += backfill.HasExited ? 0 : 1;
            silo.Kill();
            var began = Stopwatch.GetTimestamp();
            await silo.Start();
            output.WriteLine($"a silo was back {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s after it was killed");
        }

        var summary = await backfill.Finish();

        BackfillTests.Tell(output, $"through a gateway, {killed} silos killed meanwhile", summary);
        killed.ShouldBeGreaterThan(0);
        expected.ShouldBeCountedBy(summary);
        await expected.ShouldBeReachedBy(cluster.Apis[1]);
    }

    /// <summary>The back-fill has begun: some members have been enrolled, and nearly all are still to come.</summary>
    private static async Task SomeAreThere(Server server, Expected expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            foreach (var member in expected.MemberIds.Take(Looked))
            {
                if ((await server.Client.Get($"{Expected.Program}/members/{member}")).Status == HttpStatusCode.OK)
                {
                    return;
                }
            }

            await Task.Delay(20, patience.Token);
        }
    }
}
