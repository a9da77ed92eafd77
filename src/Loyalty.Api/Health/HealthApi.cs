using Loyalty.Api.Answers;
using Loyalty.Api.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Loyalty.Api.Health;

internal static class HealthApi
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").WithTags("Health").WithMetadata(new NotCounted());
        health.MapGet("/live", Live).WithName("IsLive").WithSummary("Whether the process runs");
        health.MapGet("/ready", Ready).WithName("IsReady")
            .WithSummary("Whether to send it requests: its programs are loaded, and it is not stopping")
            .Produces<Problem>(StatusCodes.Status503ServiceUnavailable, Problem.ContentType);
    }

    private static Ok<HealthBody> Live() => TypedResults.Ok(new HealthBody("live"));

    private static Results<Ok<HealthBody>, JsonHttpResult<Problem>> Ready(Readiness readiness) =>
        readiness.IsReady ? TypedResults.Ok(new HealthBody("ready")) : TypedResults.Json(
            Problem.Of(StatusCodes.Status503ServiceUnavailable, "not-ready", "It is starting or stopping."),
            contentType: Problem.ContentType,
            statusCode: StatusCodes.Status503ServiceUnavailable);
}

/// <summary>How the process is.</summary>
internal sealed record HealthBody(string Status);
