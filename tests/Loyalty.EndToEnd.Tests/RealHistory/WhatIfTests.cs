using System.Text.Json;
using System.Text.Json.Nodes;
using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.Model.Commands;
using Loyalty.Model.Document;
using Loyalty.Model.History;
using NodaTime.Text;

namespace Loyalty.EndToEnd.Tests.RealHistory;

/// <summary>
/// The real members under a changed program, by the command line: what it says is added up again from what the naive model makes of
/// the orders under either program.
/// </summary>
[Trait("Speed", "slow")]
public sealed class WhatIfTests(ITestOutputHelper output)
{
    private static readonly string Present = Acceptance.Programs.Sandbox(Expected.Program);

    [Fact]
    public async Task What_if_agrees_with_the_model_on_who_moves_and_what_it_costs()
    {
        var file = BackfillTests.HistoryFile();
        using var folder = new TemporaryFolder();
        using var server = await Server.StartNew(folder.File("data"));
        await Expected.Prepare(server);
        await Backfill.Run(server, Expected.Program, file, folder);
        var history = UciHistory.Read(file);
        var before = Figures(history, Present);

        var same = await Run(server, folder, Present);
        same.GetProperty("movers").GetArrayLength().ShouldBe(0);
        ShouldBe(same, before, before);

        var dearer = Changed(program => program["tiers"]!["levels"]![1]!["from"] = 2_000);
        ShouldBe(await Run(server, folder, dearer), before, Figures(history, dearer));

        var shorter = Changed(program =>
        {
            program["earn"]![0]!["give"]!["points"] = 1.5;
            program["points"]!["rounding"] = "nearest";
            program["points"]!["expire"]!["after"] = "P5M";
            program["debt"] = "capped";
        });
        ShouldBe(await Run(server, folder, shorter), before, Figures(history, shorter));
        await Expected.Of(file).ShouldBeReachedBy(server);
    }

    private static void ShouldBe(JsonElement report, IReadOnlyDictionary<string, Figures> before, IReadOnlyDictionary<string, Figures> after)
    {
        report.Points("members").ShouldBe(4372);
        var movers = report.GetProperty("movers").EnumerateArray()
            .Select(mover => $"{mover.Text("memberId")} {mover.Text("from")} {mover.Text("to")}");
        movers.Order().ShouldBe(before.Where(member => after[member.Key].Tier != member.Value.Tier)
            .Select(member => $"{member.Key} {member.Value.Tier} {after[member.Key].Tier}").Order());
        foreach (var tier in report.GetProperty("tiers").EnumerateArray())
        {
            Sums(tier.GetProperty("before")).ShouldBe(Sums(before.Values.Where(member => member.Tier == tier.Text("tier"))));
            Sums(tier.GetProperty("after")).ShouldBe(Sums(after.Values.Where(member => member.Tier == tier.Text("tier"))));
        }

        Sums(report.GetProperty("total").GetProperty("before")).ShouldBe(Sums(before.Values));
        Sums(report.GetProperty("total").GetProperty("after")).ShouldBe(Sums(after.Values));
    }

    private static (long, long, long, long, decimal) Sums(JsonElement sum)
    {
        var figures = sum.GetProperty("figures");
        var liability = figures.GetProperty("liability").EnumerateArray().Sum(part => part.GetProperty("amount").GetDecimal());
        return (sum.Points("members"), figures.Points("balance"), figures.Points("lifetimePoints"), figures.Points("owed"), liability);
    }

    private static (long, long, long, long, decimal) Sums(IEnumerable<Figures> members)
    {
        var all = members.ToList();
        var balance = all.Sum(member => member.Balance);
        return (all.Count, balance, all.Sum(member => member.LifetimePoints), all.Sum(member => member.Owed), balance * 0.0001m);
    }

    private static IReadOnlyDictionary<string, Figures> Figures(UciHistory history, string program) =>
        HistoryFigures.Compute(history, ProgramReader.Read(program), InstantPattern.General.Parse(Expected.Now).Value).Members;

    private async Task<JsonElement> Run(Server server, TemporaryFolder folder, string document)
    {
        var (changed, report) = (folder.File("changed.json"), folder.File("report.json"));
        await File.WriteAllTextAsync(changed, document);
        using var process = new RunningProcess(
            Built.CommandLine,
            folder.Name,
            ["what-if", "--program", changed, "--server", server.Address.OriginalString, "--json", report],
            new Dictionary<string, string?> { ["LOYALTY_DEV_KEY"] = Server.Key });
        (await process.Ended(TimeSpan.FromMinutes(5))).ShouldBe(0, process.Output);
        output.WriteLine(process.Output);
        return JsonDocument.Parse(await File.ReadAllTextAsync(report)).RootElement;
    }

    private static string Changed(Action<JsonNode> change)
    {
        var program = JsonNode.Parse(Present)!;
        change(program);
        return program.ToJsonString();
    }
}
