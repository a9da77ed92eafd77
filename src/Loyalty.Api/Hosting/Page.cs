using Microsoft.Net.Http.Headers;

namespace Loyalty.Api.Hosting;

internal static class Page
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // It shows the art of tiers, which lies where the programs say.
    private const string Examples = "wheel.html";

    /// <summary>
    /// Serves the pages and the wheel. Pages run their own scripts and no others; pages of any origin may load the scripts.
    /// </summary>
    public static void UsePage(this WebApplication app)
    {
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = served =>
            {
                var headers = served.Context.Response.Headers;
                headers.ContentSecurityPolicy = ContentPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
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
}
