using Microsoft.Net.Http.Headers;

namespace Loyalty.Api.Hosting;

internal static class Page
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    // It shows the art of tiers, which lies where the programs say.
    private const string Examples = "wheel.html";
    private const string Permissions = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    /// <summary>
    /// Has whatever is served outside of the API say what a page may do: run its own scripts and no others, and be in no frame. A page
    /// that needs more says so itself, later.
    /// </summary>
    public static void UsePageHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase))
            Protect(context.Response.Headers);
        return next(context);
    });

    /// <summary>Serves the pages and the wheel. Scripts may be loaded by pages of any origin: the wheel is made for them.</summary>
    public static void UsePage(this WebApplication app)
    {
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = served =>
            {
                var headers = served.Context.Response.Headers;
                headers[HeaderNames.CacheControl] = "no-cache";
                if (served.File.Name == Examples)
                    headers.ContentSecurityPolicy = ContentPolicy.Replace("data:", "data: https:", StringComparison.Ordinal);
                if (Path.GetExtension(served.File.Name) == ".js")
                {
                    headers.AccessControlAllowOrigin = "*";
                    headers["Cross-Origin-Resource-Policy"] = "cross-origin";
                }
            },
        });
    }

    /// <summary>Has an answer say what the page in it may do.</summary>
    public static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
