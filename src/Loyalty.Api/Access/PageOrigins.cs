using Microsoft.Net.Http.Headers;

namespace Loyalty.Api.Access;

/// <summary>
/// Lets pages of other origins read what a browser token may read, and nothing else. A browser sends no token by itself, so any origin
/// may ask: who has a token could as well ask without a browser. A shop that wants less names its origins.
/// </summary>
internal static class PageOrigins
{
    public const string Policy = "pages";

    private const string Setting = "Loyalty:Origins";

    public static void AddPageOrigins(this WebApplicationBuilder builder)
    {
        var origins = (builder.Configuration[Setting] ?? "*").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        builder.Services.AddCors(cors => cors.AddPolicy(Policy, policy =>
        {
            if (origins.Contains("*"))
                policy.AllowAnyOrigin();
            else
                policy.WithOrigins(origins);
            policy.WithMethods(HttpMethods.Get)
                .WithHeaders(HeaderNames.Authorization, HeaderNames.CacheControl, "Last-Event-ID")
                .WithExposedHeaders(HeaderNames.RetryAfter, RequestLimit.Header, RequestLimit.PolicyHeader)
                .SetPreflightMaxAge(TimeSpan.FromHours(1));
        }));
    }
}
