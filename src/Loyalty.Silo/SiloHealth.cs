using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Loyalty.Silo;

/// <summary>How a silo without the API tells whether it runs.</summary>
internal static class SiloHealth
{
    public const string DefaultUrl = "http://127.0.0.1:5081";

    public static void MapSiloHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", static () => TypedResults.Json(new { status = "live" }));
        app.MapGet("/health/ready", static (HttpContext context, IHostApplicationLifetime lifetime) =>
            OrleansHosting.Serves(context.RequestServices) && !lifetime.ApplicationStopping.IsCancellationRequested
                ? TypedResults.Json(new { status = "ready" })
                : TypedResults.Json(new { status = "not-ready" }, statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
