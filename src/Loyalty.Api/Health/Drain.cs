using Microsoft.Net.Http.Headers;

namespace Loyalty.Api.Health;

/// <summary>
/// The time between the word to stop and the end: whoever spreads the requests sees at once that this process is not ready, and those
/// that still arrive are served and told to close their connection. Only then the listener closes.
/// </summary>
internal sealed class Drain(DrainOptions options, Readiness readiness, TimeProvider time) : IHostedLifecycleService
{
    /// <summary>The host calls it of all services before it stops any.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var wait = Task.Delay(options.Time, time, cancellationToken);
        readiness.End();
        await wait;
    }

    /// <summary>Has connections closed after their next answer while the process stops. HTTP/2 has its own way, and no such header.</summary>
    public static Task SayClose(HttpContext context, RequestDelegate next)
    {
        if (!HttpProtocol.IsHttp2(context.Request.Protocol)
            && context.RequestServices.GetRequiredService<Readiness>().HasEnded)
        {
            context.Response.Headers[HeaderNames.Connection] = "close";
        }

        return next(context);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Settings of the end, in the section <c>Loyalty</c> of the configuration.</summary>
internal sealed record DrainOptions
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Milliseconds that requests are still served after the word to stop, 0 to 600,000. A little more than it takes until whoever
    /// spreads the requests has noticed.
    /// </summary>
    public int DrainMilliseconds { get; init; }

    public TimeSpan Time => TimeSpan.FromMilliseconds(Math.Clamp(DrainMilliseconds, 0, 600_000));

    /// <summary>After which the host stops waiting: the drain, and what is at work then.</summary>
    public TimeSpan Longest => Time + Rest;
}
