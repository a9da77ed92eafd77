using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Loyalty.Cli.Feeding;
using Loyalty.Cli.Tests.FakeServer;
using Loyalty.Cli.Tests.OrderHistory;

namespace Loyalty.Cli.Tests.Feeding;

public sealed class FeederTests
{
    private static readonly FeedPlan s_plan = Csv.Plan(SampleHistory.Csv(members: 20, ordersEach: 5)).Plan;

    [Fact]
    public async Task Every_member_s_calls_arrive_once_and_in_event_order()
    {
        var ledger = new FakeLedger();
        await using var server = await FakeLoyaltyServer.Start(ledger);

        var (end, progress) = await Feed.Run(Feed.To(server.Address), s_plan);

        end.ShouldBe(FeedEnd.Finished);
        progress.Accepted.ShouldBe(20 * (1 + 5 + 5));
        (progress.Replayed, progress.Refused, progress.Retries).ShouldBe((0, 0, 0));
        ledger.State().ShouldBe(Expected());
        ledger.Members.ShouldAllBe(member => !member.Overlapped);
    }

    [Fact]
    public async Task Overload_cut_connections_and_lost_answers_change_nothing()
    {
        var ledger = new FakeLedger();
        var faults = new FakeFaults(seed: 7, share: 0.3);
        await using var server = await FakeLoyaltyServer.Start(ledger, faults);

        var (end, progress) = await Feed.Run(Feed.To(server.Address), s_plan);

        end.ShouldBe(FeedEnd.Finished);
        progress.Settled.ShouldBe(s_plan.Events);
        progress.Refused.ShouldBe(0);
        progress.Replayed.ShouldBeGreaterThan(0);
        faults.Drawn.ShouldBeGreaterThan(20);
        progress.Retries.ShouldBeGreaterThan(0);
        ledger.State().ShouldBe(Expected());
    }

    [Fact]
    public async Task A_second_run_is_answered_with_replays_alone()
    {
        var ledger = new FakeLedger();
        await using var server = await FakeLoyaltyServer.Start(ledger);
        await Feed.Run(Feed.To(server.Address), s_plan);
        var state = ledger.State();

        var (end, progress) = await Feed.Run(Feed.To(server.Address), Csv.Plan(SampleHistory.Csv(20, 5)).Plan);

        end.ShouldBe(FeedEnd.Finished);
        (progress.Accepted, progress.Replayed, progress.Refused).ShouldBe((0, s_plan.Events, 0));
        ledger.State().ShouldBe(state);
    }

    [Fact]
    public async Task Cancelled_in_the_middle_again_and_again_it_ends_in_the_same_state()
    {
        var ledger = new FakeLedger();
        await using var server = await FakeLoyaltyServer.Start(ledger, new FakeFaults(seed: 3, share: 0.1));
        var interruptions = 0;
        while (true)
        {
            using var kill = new CancellationTokenSource();
            var left = 60;
            server.Answered = _ =>
            {
                if (interruptions < 3 && Interlocked.Decrement(ref left) == 0)
                    kill.Cancel();
            };
            var (end, _) = await Feed.Run(Feed.To(server.Address), s_plan, kill.Token);
            if (end.Kind == FeedEndKind.Finished)
                break;
            end.ShouldBe(FeedEnd.Interrupted);
            ledger.Applied.ShouldBeLessThan(s_plan.Events);
            interruptions++;
        }

        interruptions.ShouldBe(3);
        ledger.State().ShouldBe(Expected());
    }

    [Fact]
    public async Task A_server_that_is_stopped_and_started_again_is_waited_for()
    {
        var ledger = new FakeLedger();
        var first = await FakeLoyaltyServer.Start(ledger);
        var address = first.Address;
        var halfway = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        first.Answered = count =>
        {
            if (count != 100)
                return;
            first.IsCutOff = true;
            halfway.SetResult();
        };
        var feed = Feed.Run(Feed.To(address), s_plan);
        await halfway.Task;
        await first.DisposeAsync();
        ledger.Applied.ShouldBeLessThan(s_plan.Events);
        feed.IsCompleted.ShouldBeFalse();
        await using var second = await FakeLoyaltyServer.Start(ledger, port: address.Port);

        var (end, progress) = await feed;

        end.ShouldBe(FeedEnd.Finished);
        progress.Settled.ShouldBe(s_plan.Events);
        ledger.State().ShouldBe(Expected());
    }

    [Fact]
    public async Task A_server_that_stays_away_is_given_up_on()
    {
        var options = Feed.To(NobodyThere()) with { Patience = TimeSpan.FromMilliseconds(200) };

        var (end, progress) = await Feed.Run(options, s_plan);

        end.Kind.ShouldBe(FeedEndKind.GaveUp);
        end.Why!.ShouldContain("No call was settled");
        progress.Settled.ShouldBe(0);
    }

    [Fact]
    public async Task Refusals_are_counted_by_code_and_the_run_goes_on()
    {
        var ledger = new FakeLedger();
        await using var server = await FakeLoyaltyServer.Start(
            ledger, refuse: (member, kind) => member == "m003" && kind == "returns" ? 422 : null);

        var (end, progress) = await Feed.Run(Feed.To(server.Address), s_plan);

        end.ShouldBe(FeedEnd.Finished);
        progress.Refused.ShouldBe(5);
        progress.Accepted.ShouldBe(s_plan.Events - 5);
        progress.RefusalsByCode.ShouldHaveSingleItem().ShouldBe(new KeyValuePair<string, int>("id-reused", 5));
        progress.Examples.ShouldContain("Return C1003/1003 of member m003: 422 id-reused about id-reused");
    }

    [Theory]
    [InlineData("storefront", "wrong", "refuses the key")]
    [InlineData("no-such", FakeLoyaltyServer.Key, "no such program")]
    public async Task A_wrong_key_or_program_stops_at_once(string program, string key, string told)
    {
        await using var server = await FakeLoyaltyServer.Start(new FakeLedger());

        var (end, progress) = await Feed.Run(Feed.To(server.Address) with { Program = program, Key = key }, s_plan);

        end.Kind.ShouldBe(FeedEndKind.Hopeless);
        end.Why!.ShouldContain(told);
        progress.Settled.ShouldBe(0);
    }

    // Worked out from the sample's own rule, not from the plan.
    private static string Expected() => string.Join('\n', Enumerable.Range(0, 20).Select(member =>
    {
        var name = $"m{member:000}";
        var calls = Enumerable.Range(1, 5).SelectMany(order => new object[]
        {
            new
            {
                orderId = $"{(1000 * order) + member}",
                occurredAt = $"2011-01-{order:00}T10:00:00Z",
                currency = "GBP",
                lines = new[] { new { sku = "A", quantity = 2, unitPrice = 1.25m } },
                channel = "web",
            },
            new
            {
                returnId = $"C{(1000 * order) + member}/{(1000 * order) + member}",
                orderId = $"{(1000 * order) + member}",
                lines = new[] { new { sku = "A", quantity = 1 } },
                occurredAt = $"2011-01-{order:00}T12:00:00Z",
            },
        });
        var enrolment = new { memberId = name, enrolledAt = "2011-01-01T10:00:00Z", region = "FR", currency = "GBP" };
        return $"{name}: {string.Join(" | ", calls.Prepend(enrolment).Select(call => JsonSerializer.Serialize(call)))}";
    }));

    private static Uri NobodyThere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
