using System.Collections.Concurrent;

namespace Loyalty.Api.Console.Overview;

/// <summary>The meters of all programs that this process has awarded something in.</summary>
internal sealed class AwardMeters(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, AwardMeter> meters = new(StringComparer.Ordinal);

    /// <summary>The meter of a program that there is.</summary>
    public AwardMeter Of(string program) => meters.GetOrAdd(program, static (_, time) => new AwardMeter(time), time);
}

/// <summary>Counts awards as they are answered, and how long each took behind the gate.</summary>
internal sealed class AwardWatch(RequestDelegate next, AwardMeters meters, TimeProvider time)
{
    private static readonly string[] Awards = ["AwardPurchase", "AwardActivity"];

    public Task Invoke(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>() is { EndpointName: { } name }
        && Awards.Contains(name)
            ? Measure(context)
            : next(context);

    private async Task Measure(HttpContext context)
    {
        var began = time.GetTimestamp();
        await next(context);
        if (context.Response.StatusCode < StatusCodes.Status300MultipleChoices && context.Request.RouteValues["program"] is string program)
            meters.Of(program).Count(time.GetElapsedTime(began));
    }
}
