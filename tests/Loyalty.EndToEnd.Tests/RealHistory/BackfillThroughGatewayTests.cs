using System.Diagnostics;
using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.Postgres;

namespace Loyalty.EndToEnd.Tests.RealHistory;

/// <summary>The same history through a gateway to two silos on PostgreSQL, while silos die.</summary>
[Trait("Speed", "slow")]
public sealed class BackfillThroughGatewayTests(SharedPostgres postgres, ITestOutputHelper output)
{
    private static readonly TimeSpan BetweenKills = TimeSpan.FromMilliseconds(1_500);

    [Fact]
    public async Task Killing_each_silo_while_the_history_is_read_ends_in_the_figures_of_the_model()
    {
        using var folder = new TemporaryFolder();
        var isWhole = Environment.GetEnvironmentVariable("LOYALTY_LONG") == "1";
        var whole = BackfillTests.HistoryFile();
        var file = isWhole ? whole : HistoryPart.Write(whole, folder.File("part.csv.gz"), everyNthCustomer: 4);
        var expected = Expected.Of(file);
        using var cluster = Cluster.OfGateways(folder.Name, await postgres.NewDatabase());
        await cluster.Start();
        await Expected.Prepare(cluster.Apis[0]);

        using var backfill = new Backfill(cluster.Apis[0], Expected.Program, file, folder);
        foreach (var silo in cluster.Silos)
        {
            await Task.Delay(BetweenKills);
            silo.Kill();
            var began = Stopwatch.GetTimestamp();
            backfill.HasExited.ShouldBeFalse("the silo was killed too late");
            await silo.Start();
            output.WriteLine($"a silo was back {Stopwatch.GetElapsedTime(began).TotalSeconds:F1} s after it was killed");
        }

        var summary = await backfill.Finish();

        BackfillTests.Tell(output, "through a gateway, each silo killed once", summary);
        expected.ShouldBeCountedBy(summary);
        await expected.ShouldBeReachedBy(cluster.Apis[1]);
    }
}
