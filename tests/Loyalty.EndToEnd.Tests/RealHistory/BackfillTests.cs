using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.Model.History;

namespace Loyalty.EndToEnd.Tests.RealHistory;

[Trait("Speed", "slow")]
public sealed class BackfillTests(ITestOutputHelper output)
{
    private const int Kills = 5;
    private const int Seed = 20111209;

    [Fact]
    public async Task The_whole_history_ends_in_the_figures_of_the_model_and_a_second_run_changes_nothing()
    {
        var file = HistoryFile();
        using var folder = new TemporaryFolder();
        using var server = await Server.StartNew(folder.File("data"));
        await Expected.Prepare(server);
        var expected = Task.Run(() => Expected.Of(file));

        var first = await Backfill.Run(server, Expected.Program, file, folder);
        Tell(output, "first run", first);
        (await expected).Members.ShouldBe(4372);
        (await expected).ShouldBeCountedBy(first);
        first.GetProperty("feed").Points("replays").ShouldBe(0);
        await (await expected).ShouldBeReachedBy(server);

        var second = await Backfill.Run(server, Expected.Program, file, folder);
        Tell(output, "second run", second);
        second.GetProperty("feed").Points("accepted").ShouldBe(0);
        second.GetProperty("feed").Points("replays").ShouldBe(second.GetProperty("history").Points("events"));
        second.GetProperty("history").ToString().ShouldBe(first.GetProperty("history").ToString());
        await (await expected).ShouldBeReachedBy(server);
    }

    [Fact]
    public async Task Killing_server_and_backfill_at_any_moment_ends_in_the_same_figures()
    {
        using var folder = new TemporaryFolder();
        var isWhole = Environment.GetEnvironmentVariable("LOYALTY_LONG") == "1";
        var file = isWhole ? HistoryFile() : HistoryPart.Write(HistoryFile(), folder.File("part.csv.gz"), everyNthCustomer: 2);
        var expected = Expected.Of(file);
        using var server = await Server.StartNew(folder.File("data"));
        await Expected.Prepare(server);
        var random = new Random(Seed);

        var killed = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var backfill = new Backfill(server, Expected.Program, file, folder);
            await Task.Delay(random.Next(900, isWhole ? 6000 : 2200));
            server.Kill();
            await Task.Delay(random.Next(0, 300));
            await server.Start();
            await Task.Delay(random.Next(0, 500));
            killed += backfill.HasExited ? 0 : 1;
            backfill.Kill();
        }

        var last = await Backfill.Run(server, Expected.Program, file, folder);
        Tell(output, $"after {Kills} kills of the server and {killed} of the back-fill", last);
        expected.ShouldBeCountedBy(last);
        await expected.ShouldBeReachedBy(server);
        await server.Restart();
        await expected.ShouldBeReachedBy(server);
        last.GetProperty("feed").Points("replays").ShouldBeGreaterThan(0);
    }

    internal static string HistoryFile()
    {
        var file = UciFile.Find();
        Assert.SkipWhen(file is null, "The real order history is not at ../shared/data.");
        return file!;
    }

    internal static void Tell(ITestOutputHelper output, string run, System.Text.Json.JsonElement summary)
    {
        var feed = summary.GetProperty("feed");
        output.WriteLine(
            $"{run}: {feed.Points("accepted")} accepted, {feed.Points("replays")} replays, {feed.Points("retries")} retries, "
            + $"{feed.GetProperty("elapsedSeconds").GetDouble()} s, {feed.GetProperty("eventsPerSecond").GetDouble()} events/s");
    }
}
