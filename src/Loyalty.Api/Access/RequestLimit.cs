using System.Globalization;
using System.Threading.RateLimiting;
using Loyalty.Api.Answers;

namespace Loyalty.Api.Access;

/// <summary>How often one caller may ask in a second, in this process; told with each answer in the headers of the IETF's draft.</summary>
internal sealed class RequestLimit : IDisposable
{
    public const string Header = "RateLimit";
    public const string PolicyHeader = "RateLimit-Policy";

    private static readonly Problem TooMany = Problem.Of(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "More requests than are agreed on; nothing was done: send it again later.");

    private readonly TokenBucketRateLimiter bucket;
    private readonly string policy;

    /// <param name="name">What is limited, a word.</param>
    /// <param name="perSecond">Requests a second, and at once, at least 1.</param>
    public RequestLimit(string name, int perSecond)
    {
        Name = name;
        PerSecond = perSecond;
        policy = PolicyOf(name, perSecond, 1);
        bucket = new TokenBucketRateLimiter(Options(perSecond));
    }

    public string Name { get; }

    public int PerSecond { get; }

    /// <summary>Counts a request and tells what is left. Of one that is too many, the answer is written.</summary>
    /// <returns>Whether the request may go on.</returns>
    public bool Take(HttpContext context)
    {
        bucket.TryReplenish();
        using var lease = bucket.AttemptAcquire();
        return Tell(context, policy, Name, bucket.GetStatistics()?.CurrentAvailablePermits ?? 0, lease.IsAcquired);
    }

    /// <summary>Tells what is left. Of a request that is too many, the answer is written.</summary>
    /// <returns>Whether the request may go on.</returns>
    public static bool Tell(HttpContext context, string policy, string name, long left, bool isTaken)
    {
        var headers = context.Response.Headers;
        headers[PolicyHeader] = policy;
        headers[Header] = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={left};t=1");
        if (isTaken)
            return true;
        headers.RetryAfter = "1";
        TooMany.Write(context);
        return false;
    }

    /// <summary>A limit as the headers write it: so many requests in so many seconds.</summary>
    public static string PolicyOf(string name, int requests, int seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={requests};w={seconds}");

    public void Dispose() => bucket.Dispose();

    private static TokenBucketRateLimiterOptions Options(int perSecond) => new()
    {
        TokenLimit = perSecond,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        AutoReplenishment = false,
        QueueLimit = 0,
    };
}
