using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Loyalty.Api.Tests;

public sealed class DrainTests : IAsyncLifetime
{
    private const int DrainMilliseconds = 4_000;
    private readonly Server server = new();

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task After_the_word_to_stop_it_is_not_ready_and_still_serves_until_the_drain_is_over()
    {
        (await server.Client.GetAsync("health/ready")).Headers.ConnectionClose.ShouldNotBe(true);

        var stopped = server.Stop();

        await NotReady();
        var answer = await server.Post("v1/programs/shop/members", """{"memberId":"late"}""");
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.ConnectionClose.ShouldBe(true);
        server.Time.Pass(TimeSpan.FromMilliseconds(DrainMilliseconds - 1));
        (await server.Client.GetAsync("health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        stopped.IsCompleted.ShouldBeFalse();

        server.Time.Pass(TimeSpan.FromMilliseconds(1));

        await stopped.WaitAsync(TimeSpan.FromSeconds(60));
        await Should.ThrowAsync<HttpRequestException>(() => server.Client.GetAsync("health/live"));
    }

    private async Task NotReady()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await server.Client.GetAsync("health/ready", limit.Token)).StatusCode != HttpStatusCode.ServiceUnavailable)
            await Task.Delay(1, limit.Token);
    }

    private sealed class Server : ApiServer
    {
        public ManualTime Time { get; } = new();

        protected override void Answer(WebApplicationBuilder builder)
        {
            base.Answer(builder);
            builder.Services.AddSingleton<TimeProvider>(Time);
        }

        protected override string[] Settings => ["--Loyalty:DrainMilliseconds", $"{DrainMilliseconds}"];
    }
}
