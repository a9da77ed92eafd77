using Loyalty.Cli.Feeding;
using Loyalty.Cli.Tests.OrderHistory;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Loyalty.Cli.Tests.Feeding;

public sealed class LoyaltyClientTests
{
    [Theory]
    [InlineData(429, "7", 7.0)]
    [InlineData(503, "0", 0.0)]
    [InlineData(503, null, null)]
    [InlineData(500, null, null)]
    [InlineData(408, null, null)]
    [InlineData(503, "Thu, 01 Jan 2009 00:00:00 GMT", 0.0)]
    public async Task What_may_pass_is_unsettled_with_the_pause_that_is_asked_for(int status, string? retryAfter, double? seconds)
    {
        var answer = await Ask(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = retryAfter;
        });

        answer.ShouldBeOfType<Answer.Unsettled>().After?.TotalSeconds.ShouldBe(seconds!.Value);
        ((Answer.Unsettled)answer).After.HasValue.ShouldBe(seconds.HasValue);
    }

    [Theory]
    [InlineData(201, false, typeof(Answer.Accepted))]
    [InlineData(200, true, typeof(Answer.Replayed))]
    public async Task The_first_time_is_told_from_a_replay(int status, bool replay, Type answer) =>
        (await Ask(context =>
        {
            context.Response.StatusCode = status;
            if (replay)
                context.Response.Headers["Idempotent-Replay"] = "true";
        })).ShouldBeOfType(answer);

    [Fact]
    public async Task A_refusal_without_problem_details_is_a_refusal_all_the_same() =>
        (await Ask(context => context.Response.StatusCode = 413)).ShouldBe(new Answer.Refused(413, "no-code", ""));

    [Fact]
    public async Task The_key_goes_along() =>
        (await Ask(context => context.Response.StatusCode = context.Request.Headers.Authorization == "Bearer a-key" ? 201 : 401))
            .ShouldBeOfType<Answer.Accepted>();

    private static async Task<Answer> Ask(Action<HttpContext> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(context =>
        {
            answer(context);
            return Task.CompletedTask;
        });
        await app.StartAsync();
        using var client = new LoyaltyClient(Feed.To(new Uri(app.Urls.First())), TimeProvider.System);
        var (_, plan) = Csv.Plan(Csv.Header + Csv.Line("1", "A", 1, "2011-01-01 00:00:00"));
        return await client.Send(plan.Members[0].Events[0], CancellationToken.None);
    }
}
