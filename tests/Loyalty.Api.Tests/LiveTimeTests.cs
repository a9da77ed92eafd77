using Loyalty.Api.Live;
using Loyalty.Api.Tests.Fakes;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Loyalty.Api.Tests;

public sealed class LiveTimeTests : IAsyncLifetime
{
    private readonly Server server = new();

    private FakeMember Member => (FakeMember)server.Grains.GetGrain<IMemberGrain>("shop/eve");

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        (await server.Post("v1/programs/shop/members", """{"memberId":"eve"}""")).EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_silent_stream_beats_every_15_seconds()
    {
        LiveStream.Heartbeat.ShouldBe(TimeSpan.FromSeconds(15));
        using var lines = new StreamReader(await server.Client.GetStreamAsync("v1/programs/shop/members/eve/live"));
        await ReadPast(lines, "data: ");

        server.Time.Pass(TimeSpan.FromSeconds(14));
        server.Time.Pass(TimeSpan.FromSeconds(1));

        (await Next(lines)).ShouldBe(":");
    }

    [Fact]
    public async Task A_watch_that_was_lost_is_found_again_within_a_minute()
    {
        using var lines = new StreamReader(await server.Client.GetStreamAsync("v1/programs/shop/members/eve/live"));
        await ReadPast(lines, "data: ");
        Member.Forget();
        (await server.Post("v1/programs/shop/members/eve/activities", """{"activityId":"a","type":"review"}""")).EnsureSuccessStatusCode();

        server.Time.Pass(LiveStream.Renewal);

        await ReadPast(lines, "id: 2");
        Member.Watchers.ShouldBe(1);
    }

    [Fact]
    public async Task A_watch_is_renewed_at_once_when_silos_come_or_go()
    {
        using var lines = new StreamReader(await server.Client.GetStreamAsync("v1/programs/shop/members/eve/live"));
        await ReadPast(lines, "data: ");
        Member.Forget();
        (await server.Post("v1/programs/shop/members/eve/activities", """{"activityId":"b","type":"review"}""")).EnsureSuccessStatusCode();

        server.Cluster.Change();

        await ReadPast(lines, "id: 2");
        Member.Watchers.ShouldBe(1);
    }

    [Fact]
    public async Task Who_leaves_is_watching_no_longer()
    {
        using (var lines = new StreamReader(await server.Client.GetStreamAsync("v1/programs/shop/members/eve/live")))
        {
            await ReadPast(lines, "data: ");
            Member.Watchers.ShouldBe(1);
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Member.Watchers > 0)
            await Task.Delay(10, limit.Token);
    }

    private static async Task ReadPast(StreamReader lines, string start)
    {
        while (!(await Next(lines)).StartsWith(start, StringComparison.Ordinal))
        {
        }
    }

    // The next line that says something.
    private static async Task<string> Next(StreamReader lines)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await lines.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.Length > 0)
                return line;
        }
        throw new EndOfStreamException("The stream has ended.");
    }

    private sealed class Server : ApiServer
    {
        public IGrainFactory Grains { get; } = FakeGrains.Create();

        public ManualTime Time { get; } = new();

        public FakeCluster Cluster { get; } = new();

        protected override void Answer(WebApplicationBuilder builder)
        {
            builder.Services.AddSingleton(Grains);
            builder.Services.AddSingleton<IClusterView>(Cluster);
            builder.Services.AddSingleton<TimeProvider>(Time);
        }
    }
}
