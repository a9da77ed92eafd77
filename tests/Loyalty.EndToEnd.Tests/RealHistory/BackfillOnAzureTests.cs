using System.Globalization;
using Loyalty.Azurite;
using Loyalty.EndToEnd.Tests.Processes;

namespace Loyalty.EndToEnd.Tests.RealHistory;

/// <summary>A part of the same history into two processes on the tables of an Azurite.</summary>
[Trait("Speed", "slow")]
public sealed class BackfillOnAzureTests(SharedAzurite azurite, ITestOutputHelper output)
{
    /// <summary>Of how many customers one is taken; <c>LOYALTY_AZURE_EVERY</c> says another number, 1 for the whole history.</summary>
    private static readonly int EveryNthCustomer = int.Parse(
        Environment.GetEnvironmentVariable("LOYALTY_AZURE_EVERY") ?? "40", CultureInfo.InvariantCulture);

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
        BackfillTests.Tell(output, $"on Azurite, {expected.Members} members", summary);
        expected.ShouldBeCountedBy(summary);
        await expected.ShouldBeReachedBy(cluster.Apis[1]);
    }
}
