using System.Threading.RateLimiting;

namespace Loyalty.Api.Console.Sessions;

/// <summary>How often signing in may fail, by the address it comes from, in this process. What succeeds costs nothing.</summary>
internal sealed class SignInLimit(ConsoleOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> failures = PartitionedRateLimiter.Create<HttpContext, string>(
        context => RateLimitPartition.GetFixedWindowLimiter($"{context.Connection.RemoteIpAddress}", _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = Math.Max(1, options.ConsoleSignInsPerMinute),
            Window = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));

    /// <summary>Whether it failed so often that no more is tried for now.</summary>
    public bool IsReached(HttpContext context) => failures.GetStatistics(context)?.CurrentAvailablePermits == 0;

    public void Fail(HttpContext context)
    {
        using var lease = failures.AttemptAcquire(context);
    }

    public void Dispose() => failures.Dispose();
}
