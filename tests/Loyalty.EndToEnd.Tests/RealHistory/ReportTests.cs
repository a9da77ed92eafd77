using System.Text.Json;
using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.Model.Document;
using Loyalty.Model.History;
using Loyalty.Model.Ledger;
using NodaTime;

namespace Loyalty.EndToEnd.Tests.RealHistory;

/// <summary>
/// After the back-fill of the real orders the reports say what the sum over the entries of all ledgers says: at several months'
/// ends, at the end, and long after it; and again when they are made anew.
/// </summary>
[Trait("Speed", "slow")]
public sealed class ReportTests(ITestOutputHelper output)
{
    private const string Program = Expected.Program;
    private const int Spenders = 150;

    private static readonly string[] Dates = ["2010-12-15", "2011-01-01", "2011-03-01", "2011-06-01", "2011-10-01", "2011-12-01", "2011-12-10T00:00:01Z"];

    [Fact]
    public async Task Reports_agree_with_the_sum_over_all_ledgers()
    {
        using var folder = new TemporaryFolder();
        var file = BackfillTests.HistoryFile();
        using var server = await Server.StartNew(folder.File("data"));
        await Expected.Prepare(server);
        await Backfill.Run(server, Program, file, folder);
        var history = UciHistory.Read(file);
        var members = history.Members.Keys.ToList();
        await Spend(server, members.Take(Spenders));

        var ledgers = await LedgerSums.Of(server, Program, members);
        foreach (var date in Dates)
        {
            await ShouldAgree(server, ledgers, date);
            await ShouldHaveTheTiersOf(server, history, date);
        }

        await server.Client.MoveClock(Program, "2012-08-15T12:00:00Z");
        ledgers = await LedgerSums.Of(server, Program, members);
        foreach (var date in new[] { "2011-12-01", "2012-03-01", "2012-08-01", "2012-09-01" })
        {
            await ShouldAgree(server, ledgers, date);
        }

        ledgers.At(DateTimeOffset.MaxValue).Expired.ShouldBeGreaterThan(0);
        await ShouldBeTheSameWhenMadeAgain(server, members.Count);
    }

    /// <summary>The history has no redemptions, so some members pay with points now.</summary>
    private static async Task Spend(Server server, IEnumerable<string> members)
    {
        var spent = 0;
        foreach (var member in members)
        {
            var reply = await server.Client.Post(
                $"{Program}/members/{member}/redemptions", new { redemptionId = "r-1", points = 100 + member.Length });
            spent += (int)reply.Status < 300 ? 1 : 0;
        }

        spent.ShouldBeGreaterThan(0);
    }

    private static async Task ShouldAgree(Server server, LedgerSums ledgers, string date)
    {
        var points = await Report(server, $"points?to={Uri.EscapeDataString(date)}");
        var liability = await Report(server, $"liability?to={Uri.EscapeDataString(date)}");
        var to = points.GetProperty("time").GetProperty("to").GetDateTimeOffset();
        var sum = ledgers.At(to);
        foreach (var rows in new[] { "totals", "periods" })
        {
            (Sum(points, rows, "issued"), Sum(points, rows, "redeemed"), Sum(points, rows, "expired"), Sum(points, rows, "reversed"))
                .ShouldBe((sum.Issued, sum.Redeemed, sum.Expired, sum.Reversed), $"{rows} at {date}");
        }

        (Sum(liability, "totals", "outstanding"), Sum(liability, "totals", "owed")).ShouldBe((sum.Balance, sum.Owed), date);
        Sum(liability, "months", "outstanding").ShouldBe(sum.Balance, date);
        Sum(liability, "tiers", "outstanding").ShouldBe(sum.Balance, date);
        foreach (var month in liability.GetProperty("months").EnumerateArray())
        {
            month.Points("issued").ShouldBe(ledgers.IssuedIn(month.Text("month")!, to), $"{month} at {date}");
        }
    }

    /// <summary>The tiers that the model has just before.</summary>
    private static async Task ShouldHaveTheTiersOf(Server server, UciHistory history, string date)
    {
        var report = await Report(server, $"tiers?to={Uri.EscapeDataString(date)}");
        var to = Instant.FromDateTimeOffset(report.GetProperty("time").GetProperty("to").GetDateTimeOffset());
        var program = ProgramReader.Read(Acceptance.Programs.Sandbox(Program));
        var expected = history.Members.Values
            .Select(commands => commands.Where(command => command.At < to).ToList())
            .Where(commands => commands.Count > 0)
            .Select(commands => Replay.Run(program, commands, to - Duration.Epsilon).Figures.Tier!)
            .GroupBy(tier => tier)
            .ToDictionary(tier => tier.Key, tier => tier.Count());
        report.GetProperty("tiers").EnumerateArray()
            .Where(tier => tier.Points("members") > 0)
            .ToDictionary(tier => tier.Text("tier")!, tier => (int)tier.Points("members"))
            .ShouldBe(expected, ignoreOrder: true, date);
    }

    private async Task ShouldBeTheSameWhenMadeAgain(Server server, int members)
    {
        var reports = new[] { "liability", "points?by=day", "tiers", "members", "promotions", "partners" };
        var before = await Task.WhenAll(reports.Select(report => Report(server, report)));
        var rebuilt = await server.Client.Done(server.Client.Post($"{Program}/reports/rebuild", new { }));
        output.WriteLine(rebuilt.ToString());
        rebuilt.Points("members").ShouldBe(members);
        var after = await Task.WhenAll(reports.Select(report => Report(server, report)));
        after.Select(report => report.ToString()).ShouldBe(before.Select(report => report.ToString()));
    }

    private static Task<JsonElement> Report(Server server, string report) => server.Client.Done(server.Client.Get($"{Program}/reports/{report}"));

    private static long Sum(JsonElement report, string rows, string figure) =>
        report.GetProperty(rows).EnumerateArray().Sum(row => row.Points(figure));
}
