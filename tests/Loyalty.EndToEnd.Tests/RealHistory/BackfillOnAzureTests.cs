using Loyalty.Azurite;
using Loyalty.EndToEnd.Tests.Processes;

namespace Loyalty.EndToEnd.Tests.RealHistory;

/// <summary>A part of the same history into two processes on the tables of an Azurite.</summary>
[Trait("Speed", "slow")]
public sealed class BackfillOnAzureTests(SharedAzurite azurite, ITestOutputHelper output)
{
    private const int EveryNthCustomer = 40;

    [Fact]
    public async Task The_history_ends_in_the_figures_of_the_model()
    {
        using var folder = new TemporaryFolder();
        var file = HistoryPart.Write(BackfillTests.HistoryFile(), folder.File("part.csv.gz"), EveryNthCustomer);
        var expected = Expected.Of(file);
        var connection = await azurite.NewTables();
        using var cluster = new Cluster(
            [], [new Server(Launch.CoHosted(folder.Name, connection)), new Server(Launch.CoHosted(folder.Name, connection))]);
        await cluster.Start();
        await Expected.Prepare(cluster.Apis[0]);
        var summary = await Backfill.Run(cluster.Apis[0], Expected.Program, file, folder);
        BackfillTests.Tell(output, "on Azurite", summary);
        expected.ShouldBeCountedBy(summary);
        await expected.ShouldBeReachedBy(cluster.Apis[1]);
    }
}
