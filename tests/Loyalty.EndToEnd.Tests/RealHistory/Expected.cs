using System.Text.Json;
using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.Model.Document;
using Loyalty.Model.History;
using NodaTime.Text;

namespace Loyalty.EndToEnd.Tests.RealHistory;

/// <summary>
/// What the naive model makes of an order history under a program, and whether a server has come to the same.
/// </summary>
internal sealed class Expected
{
    public const string Program = "history";
    public const string Now = "2011-12-10T00:00:00Z";
    private readonly HistoryFigures figures;

    private Expected(HistoryFigures figures) => this.figures = figures;

    public int Members => figures.Members.Count;

    public IEnumerable<string> MemberIds => figures.Members.Keys;

    public static Expected Of(string file) => Of(file, Acceptance.Programs.Sandbox(Program), Now);

    public static Expected Of(string file, string program, string at) => new(HistoryFigures.Compute(
        UciHistory.Read(file), ProgramReader.Read(program), InstantPattern.General.Parse(at).Value));

    /// <summary>Puts the program, with its clock after the history's last day.</summary>
    public static async Task Prepare(Server server, string? program = null)
    {
        await server.Client.Done(server.Client.Put(Program, program ?? Acceptance.Programs.Sandbox(Program)));
        await server.Client.MoveClock(Program, Now);
    }

    /// <summary>Asks for every member; what differs is told by name.</summary>
    public async Task ShouldBeReachedBy(Server server)
    {
        var differing = new List<string>();
        await Parallel.ForEachAsync(figures.Members, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (member, _) =>
        {
            var (balance, lifetime, owed) = (member.Value.Balance, member.Value.LifetimePoints, member.Value.Owed);
            var expected = Text(balance, lifetime, owed, member.Value.Tier);
            var actual = Text(await server.Client.Member(Program, member.Key));
            if (actual != expected)
            {
                lock (differing)
                {
                    differing.Add($"{member.Key}: {actual}; the model says {expected}");
                }
            }
        });
        differing.Order().Take(20).ShouldBeEmpty($"{differing.Count} of {Members} members differ");
    }

    /// <summary>The counts of the summary against the model's.</summary>
    public void ShouldBeCountedBy(JsonElement summary)
    {
        var history = summary.GetProperty("history");
        var counts = figures.Counts;
        var leftOut = history.GetProperty("leftOut");
        var lines = history.GetProperty("returnLines");
        history.Points("lines").ShouldBe(counts.Lines);
        history.Points("guestLines").ShouldBe(counts.LeftOutLines["guest"]);
        leftOut.Points("price").ShouldBe(counts.LeftOutLines["price"]);
        (leftOut.Points("orderQuantity") + leftOut.Points("returnQuantity")).ShouldBe(counts.LeftOutLines["quantity"]);
        leftOut.Points("unreadable").ShouldBe(0);
        history.Points("members").ShouldBe(counts.Members);
        history.Points("orders").ShouldBe(counts.Orders);
        history.Points("cancellations").ShouldBe(counts.Cancellations);
        history.Points("returns").ShouldBe(counts.Returns);
        lines.Points("matched").ShouldBe(counts.ReturnLines.Fully);
        lines.Points("partly").ShouldBe(counts.ReturnLines.Partly);
        lines.Points("unmatched").ShouldBe(counts.ReturnLines.NotAtAll);
        history.GetProperty("returnPieces").Points("matched").ShouldBe(counts.Pieces.Matched);
        history.GetProperty("returnPieces").Points("unmatched").ShouldBe(counts.Pieces.Unmatched);
        history.Points("events").ShouldBe(counts.Members + counts.Orders + counts.Returns);
        summary.GetProperty("feed").Points("refusals").ShouldBe(0, summary.ToString());
    }

    private static string Text(JsonElement member) =>
        Text(member.Points("balance"), member.Points("lifetimePoints"), member.Points("owed"), member.Text("tier", "id"));

    private static string Text(long balance, long lifetimePoints, long owed, string? tier) =>
        $"balance {balance}, lifetime {lifetimePoints}, owed {owed}, {tier}";
}
