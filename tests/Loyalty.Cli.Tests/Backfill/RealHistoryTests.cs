using Loyalty.Cli.Backfill;
using Loyalty.Cli.Feeding;
using Loyalty.Cli.Mapping;
using Loyalty.Cli.OrderHistory;
using Loyalty.Cli.Tests.FakeServer;

namespace Loyalty.Cli.Tests.Backfill;

/// <summary>The real order history, where it is at hand. The figures come from another model, written apart.</summary>
public sealed class RealHistoryTests
{
    private const int LargestBodyBytes = 256 * 1024;

    [Theory]
    [InlineData(EnrolRule.Buyers, 4_338)]
    [InlineData(EnrolRule.Customers, 4_372)]
    internal void The_real_history_has_the_known_figures(EnrolRule rule, int members)
    {
        var (counts, plan) = Read(rule);

        counts.Lines.ShouldBe(541_909);
        counts.GuestLines.ShouldBe(135_080);
        counts.LeftOutForPrice.ShouldBe(40);
        counts.LeftOutForOrderQuantity.ShouldBe(0);
        counts.LeftOutForReturnQuantity.ShouldBe(0);
        counts.Unreadable.ShouldBe(0);
        counts.Customers.ShouldBe(4_372);
        counts.Orders.ShouldBe(18_532);
        counts.OrdersWithoutLines.ShouldBe(4);
        counts.Cancellations.ShouldBe(3_654);
        counts.CancellationsWithoutLines.ShouldBe(0);
        plan.Members.Count.ShouldBe(members);
        plan.CustomersWithoutOrder.ShouldBe(34);
        plan.Matching.ShouldBe(new MatchingCounts
        {
            Returns = 3_848,
            CancellationsUnmatched = 521,
            LinesMatched = 7_516,
            LinesPartlyMatched = 54,
            LinesUnmatched = 1_335,
            PiecesMatched = 250_838,
            PiecesUnmatched = 23_970,
        });
        plan.Events.ShouldBe(members + 18_532 + 3_848);
    }

    [Fact]
    public void No_call_of_the_real_history_is_larger_than_the_server_takes() =>
        Read().Plan.Members
            .SelectMany(member => member.Events)
            .Max(call => call.Bytes().Length)
            .ShouldBeLessThan(LargestBodyBytes);

    [Fact]
    public async Task The_real_history_is_fed_whole_and_a_second_time_is_all_replays()
    {
        var (_, plan) = Read();
        var ledger = new FakeLedger();
        await using var server = await FakeLoyaltyServer.Start(ledger);
        var options = Feeding.Feed.To(server.Address) with { Concurrency = 64 };

        var (firstEnd, first) = await Feeding.Feed.Run(options, plan);
        var (secondEnd, second) = await Feeding.Feed.Run(options, plan);

        (firstEnd, secondEnd).ShouldBe((FeedEnd.Finished, FeedEnd.Finished));
        (first.Accepted, first.Refused).ShouldBe((plan.Events, 0));
        (second.Accepted, second.Replayed, second.Refused).ShouldBe((0, plan.Events, 0));
        ledger.Applied.ShouldBe(plan.Events);
    }

    private static (ReadingCounts Counts, FeedPlan Plan) Read(EnrolRule rule = EnrolRule.Buyers)
    {
        var path = Find();
        Assert.SkipWhen(path is null, "The real order history is not at ../shared/data beside the project: skipped.");
        return BackfillRun.Read(path!, MappingDocument.Open("uci") with { Enrol = rule }, CancellationToken.None);
    }

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Loyalty.sln")))
            folder = folder.Parent;
        var path = folder is null ? null : Path.Combine(folder.FullName, "..", "shared", "data", "online-retail-2011.csv.gz");
        return File.Exists(path) ? path : null;
    }
}
