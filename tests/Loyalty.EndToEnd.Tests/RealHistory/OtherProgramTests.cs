using Loyalty.EndToEnd.Tests.Processes;

namespace Loyalty.EndToEnd.Tests.RealHistory;

/// <summary>
/// The same real orders under programs that turn other wheels: the server and the naive model must still agree, first as of the
/// last order and then, by the test clock, long after it. The sweep of due members, however eager, disturbs no back-fill.
/// </summary>
[Trait("Speed", "slow")]
public sealed class OtherProgramTests
{
    [Theory]
    [InlineData("rolling-spend.json")]
    [InlineData("calendar-points.json")]
    [InlineData("balance.json")]
    public async Task Any_program_makes_of_the_real_orders_what_the_model_makes_of_them(string document)
    {
        using var folder = new TemporaryFolder();
        var program = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, document));
        var file = HistoryPart.Write(BackfillTests.HistoryFile(), folder.File("part.csv.gz"), everyNthCustomer: 5);
        using var server = new Server(folder.File("data")) { SweepMilliseconds = 100 };
        await server.Start();
        await Expected.Prepare(server, program);

        var summary = await Backfill.Run(server, Expected.Program, file, folder);

        var atTheEnd = Expected.Of(file, program, "2011-12-10T00:00:00Z");
        atTheEnd.ShouldBeCountedBy(summary);
        await atTheEnd.ShouldBeReachedBy(server);
        foreach (var later in new[] { "2012-01-01T05:00:00Z", "2012-07-15T12:00:00Z", "2013-06-01T00:00:00Z" })
        {
            await server.Client.MoveClock(Expected.Program, later);
            await Expected.Of(file, program, later).ShouldBeReachedBy(server);
        }
    }
}
