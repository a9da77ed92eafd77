using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Model.Commands;
using Loyalty.Model.Document;
using Loyalty.Model.History;
using Loyalty.Model.Ledger;
using NodaTime;

namespace Loyalty.Grains.Tests.RealHistory;

/// <summary>
/// The real order history under the program after NET-A-PORTER, told month by month on a clock that a call moves, and a year longer: at
/// every month's end every member is what the naive model says.
/// </summary>
[Trait("Speed", "slow")]
public sealed class MonthEndTests(ITestOutputHelper output)
{
    private const string Program = "net-a-porter";
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly ParallelOptions Parallelism = new() { MaxDegreeOfParallelism = 64 };

    [Fact]
    public async Task Every_member_is_at_every_months_end_what_the_model_says()
    {
        var file = UciFile.Find();
        Assert.SkipWhen(file is null, "The real order history is not at ../shared/data.");
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, $"{Program}.json")))!;
        document["sandbox"] = true;
        var history = UciHistory.Read(file!);
        var clock = Stopwatch.StartNew();
        await using var shop = await Shop.Open(document.ToJsonString());
        var told = new ConcurrentDictionary<string, int>();
        var views = new List<ConcurrentDictionary<string, string>>();
        foreach (var end in MonthEnds())
        {
            (await shop.Catalogue(Program).MoveClock(end.ToDateTimeOffset())).Refusal.ShouldBeNull();
            var members = new ConcurrentDictionary<string, string>();
            views.Add(members);
            await Parallel.ForEachAsync(history.Members, Parallelism, async (member, cancellation) =>
            {
                told[member.Key] = await Telling.Tell(shop, Program, member.Key, member.Value, told.GetValueOrDefault(member.Key), end);
                if (told[member.Key] > 0)
                {
                    members[member.Key] = Telling.Text(await shop.Member(member.Key, Program).Get(cancellation).Value());
                }
            });
        }

        output.WriteLine($"the engine took {clock.Elapsed.TotalSeconds:0.0} s");
        var months = Expected(history, ProgramReader.Read(document.ToJsonString())); // not beside the engine, whose threads it would take
        output.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s in all, {Environment.CpuUsage.TotalTime.TotalSeconds:0.0} s of processors");
        foreach (var (end, view, figures) in MonthEnds().Zip(views, months))
        {
            var differing = figures.Where(member => view[member.Key] != member.Value)
                .Select(member => $"{member.Key}: {view[member.Key]}; the model says {member.Value}").ToList();
            differing.Take(10).ShouldBeEmpty($"{differing.Count} of {figures.Count} members differ at {end}");
            output.WriteLine($"{end}: {figures.Count} members, {string.Join(", ", Tiers(figures))}");
        }
    }

    /// <summary>For each month's end what the model makes of each member who had joined by then.</summary>
    private static List<ConcurrentDictionary<string, string>> Expected(UciHistory history, LoyaltyProgram program)
    {
        var months = MonthEnds().Select(_ => new ConcurrentDictionary<string, string>()).ToList();
        Parallel.ForEach(history.Members, Parallelism, member =>
        {
            var world = new World(program);
            var commands = new Queue<Command>(member.Value);
            foreach (var (end, figures) in MonthEnds().Zip(months))
            {
                while (commands.TryPeek(out var command) && command.At <= end)
                {
                    world.Ask(member.Key, commands.Dequeue()).Refusal.ShouldBeNull();
                }

                if (world.Knows(member.Key))
                {
                    figures[member.Key] = Telling.Text(world.FiguresOf(member.Key, end));
                }
            }
        });
        return months;
    }

    /// <summary>The last instants of December 2010 to February 2013, in London.</summary>
    private static IEnumerable<Instant> MonthEnds() => Enumerable.Range(0, 27).Select(month =>
        London.AtStartOfDay(new LocalDate(2011, 1, 1).PlusMonths(month)).ToInstant() - Duration.FromTicks(1));

    private static IEnumerable<string> Tiers(ConcurrentDictionary<string, string> figures) => figures.Values
        .GroupBy(text => text.Split(' ')[0]).OrderBy(tier => tier.Key).Select(tier => $"{tier.Count()} {tier.Key}");
}
