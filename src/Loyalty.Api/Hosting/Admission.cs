using Loyalty.Api.Answers;

namespace Loyalty.Api.Hosting;

/// <summary>
/// Lets no more requests in than are answered in time: the others hear at once that they shall come again. What waits is bounded so,
/// and whoever is let in is served as fast as ever.
/// </summary>
internal sealed class Admission(RequestDelegate next, AdmissionOptions options)
{
    private static readonly Problem Overloaded =
        Problem.Of(StatusCodes.Status503ServiceUnavailable, "overloaded", "Too many requests at once; nothing was done: send it again.");

    private readonly int most = Math.Max(1, options.MaximumRequests);
    private int inside;

    public async Task Invoke(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NotCounted>() is not null)
        {
            await next(context);
            return;
        }

        try
        {
            if (Interlocked.Increment(ref inside) > most)
            {
                context.Response.Headers.RetryAfter = "1";
                await Overloaded.Write(context);
                return;
            }

            await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }
}

/// <summary>Settings of the admission, in the section <c>Loyalty</c> of the configuration.</summary>
internal sealed record AdmissionOptions
{
    /// <summary>How many requests are in work at the most, 1 or more.</summary>
    public int MaximumRequests { get; init; } = 1_000;
}

/// <summary>Marks what lasts for long and costs little, or must always be answered.</summary>
internal sealed class NotCounted;
