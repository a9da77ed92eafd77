using System.Text.Json;
using Loyalty.Api.Answers;
using Loyalty.Api.Json;

namespace Loyalty.Api.Hosting;

/// <summary>
/// Lets no more requests in than are answered in time: the others hear at once that they shall come again. What waits is bounded so,
/// and whoever is let in is served as fast as ever.
/// </summary>
internal sealed class Admission(RequestDelegate next, AdmissionOptions options)
{
    // Made once: the more there is to refuse, the less may a refusal cost.
    private static readonly byte[] Overloaded = JsonSerializer.SerializeToUtf8Bytes(
        Problem.Of(StatusCodes.Status503ServiceUnavailable, "overloaded", "Too many requests at once; nothing was done: send it again."),
        ApiJson.Default.Problem);

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
                await Refuse(context.Response);
                return;
            }

            await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }

    private static ValueTask Refuse(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.ContentType = Problem.ContentType;
        response.ContentLength = Overloaded.Length;
        response.Headers.RetryAfter = "1";
        return response.Body.WriteAsync(Overloaded);
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
