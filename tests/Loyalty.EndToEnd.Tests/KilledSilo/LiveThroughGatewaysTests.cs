using System.Diagnostics;
using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;

namespace Loyalty.EndToEnd.Tests.KilledSilo;

/// <summary>
/// Streams that are open at one gateway while their members buy through the other, and whatever lies between dies or stands still.
/// The readers never come back: what they see, they see on the connection that they have.
/// </summary>
[Collection(typeof(GatewaysCollection))]
public sealed class LiveThroughGatewaysTests(Gateways engine, ITestOutputHelper output) : AcceptanceTests(engine)
{
    private const string Program = "storefront";
    private const int Readers = 8;
    private static readonly TimeSpan LongerThanLease = TimeSpan.FromSeconds(5);
    private readonly Gateways engine = engine;

    private Server Reading => engine.Cluster.Apis[0];

    private Server Buying => engine.Cluster.Apis[1];

    private IReadOnlyList<Server> Silos => engine.Cluster.Silos;

    [Fact]
    public async Task A_reader_sees_the_next_purchase_after_the_silo_of_its_member_was_killed()
    {
        using var crowd = await Crowd.Open("killed", Reading, Buying);
        await crowd.BuyAndSee();

        foreach (var silo in Silos) // one after the other, so that each member has lost its silo once
        {
            silo.Kill();
            try
            {
                output.WriteLine($"seen by all {await crowd.BuyAndSee()} ms after a kill");
            }
            finally
            {
                await silo.Start();
            }

            await crowd.BuyAndSee();
        }

        await crowd.ShouldHaveSeenTheLast();
    }

    [Fact]
    public async Task A_reader_sees_the_next_purchase_while_the_silo_of_its_member_stands_still_and_when_it_goes_on()
    {
        using var crowd = await Crowd.Open("paused", Reading, Buying);
        await crowd.BuyAndSee();

        foreach (var silo in Silos)
        {
            silo.Pause();
            try
            {
                output.WriteLine($"seen by all {await crowd.BuyAndSee()} ms after a silo fell silent");
            }
            finally
            {
                silo.Continue();
            }

            await crowd.BuyAndSee();
        }

        await crowd.ShouldHaveSeenTheLast();
    }

    [Fact]
    public async Task A_reader_of_a_gateway_that_stood_still_and_was_taken_for_gone_sees_every_later_purchase()
    {
        using var crowd = await Crowd.Open("late-gateway", Reading, Buying);
        await crowd.BuyAndSee();

        Reading.Pause();
        try
        {
            await crowd.Buy();
            await Task.Delay(LongerThanLease);
        }
        finally
        {
            Reading.Continue();
        }

        await crowd.See();
        output.WriteLine($"seen by all {await crowd.BuyAndSee()} ms after a purchase, by a gateway that has come back");
        await crowd.BuyAndSee();
        await crowd.ShouldHaveSeenTheLast();
    }

    [Fact]
    public async Task A_reader_goes_on_at_the_other_gateway_where_it_stopped()
    {
        await Buying.Client.Enrol(Program, "moving");
        string seen;
        using (var first = await EventStream.Open(Reading.Client.Http, $"{Program}/members/moving/live"))
        {
            seen = (await first.Next()).Id;
        }

        await Buying.Client.Buy(Program, "moving", "1", 10);
        await Buying.Client.Buy(Program, "moving", "2", 20);

        using var again = await EventStream.Open(Buying.Client.Http, $"{Program}/members/moving/live", seen);
        var (id, member) = await again.Next();
        member.ToString().ShouldBe((await Reading.Client.Member(Program, "moving")).ToString());
        long.Parse(id, System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBeGreaterThan(long.Parse(seen, System.Globalization.CultureInfo.InvariantCulture));
        await Reading.Client.Buy(Program, "moving", "3", 30);
        (await again.Next()).Member.Points("lifetimePoints").ShouldBe(150 + 6_000);
    }

    /// <summary>Some members, each with a reader at one gateway, who buy through the other: enough to be spread over the silos.</summary>
    private sealed class Crowd : IDisposable
    {
        private readonly Dictionary<string, EventStream> streams = [];
        private readonly Dictionary<string, long> bought = [];
        private readonly Server buying;
        private int orders;

        private Crowd(Server buying) => this.buying = buying;

        public static async Task<Crowd> Open(string name, Server reading, Server buying)
        {
            var crowd = new Crowd(buying);
            for (var reader = 0; reader < Readers; reader++)
            {
                var member = $"{name}-{reader}";
                await buying.Client.Enrol(Program, member);
                crowd.streams[member] = await EventStream.Open(reading.Client.Http, $"{Program}/members/{member}/live");
                await crowd.streams[member].Next();
            }

            return crowd;
        }

        /// <summary>Each buys once.</summary>
        public async Task Buy()
        {
            var order = $"order-{++orders}";
            var receipts = await Task.WhenAll(streams.Keys.Select(member => buying.Client.Buy(Program, member, order, 1)));
            foreach (var (member, receipt) in streams.Keys.Zip(receipts))
            {
                bought[member] = receipt.Points("version");
            }
        }

        /// <summary>Waits until each reader has seen its member's last purchase.</summary>
        public Task See() => Task.WhenAll(streams.Select(async stream =>
        {
            while (stream.Value.Version < bought[stream.Key])
            {
                await stream.Value.Next();
            }
        }));

        /// <summary>Each buys once, and its reader sees it.</summary>
        /// <returns>Milliseconds until all had seen it.</returns>
        public async Task<long> BuyAndSee()
        {
            var began = Stopwatch.GetTimestamp();
            await Buy();
            await See();
            return (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        /// <summary>The last state that each reader saw is the member's.</summary>
        public async Task ShouldHaveSeenTheLast()
        {
            await Buy();
            foreach (var (member, stream) in streams)
            {
                var last = await stream.Until(state => state.Points("version") >= bought[member]);
                last.ToString().ShouldBe((await buying.Client.Member(Program, member)).ToString());
            }
        }

        public void Dispose()
        {
            foreach (var stream in streams.Values)
            {
                stream.Dispose();
            }
        }
    }
}
