using Microsoft.Net.Http.Headers;

namespace Loyalty.Api.Hosting;

internal static class Page
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{0}; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string OwnPictures = ContentPolicy.Replace("{0}", "", StringComparison.Ordinal);
    private static readonly string PicturesOfPrograms = ContentPolicy.Replace("{0}", " https:", StringComparison.Ordinal);

    /// <summary>
    /// Serves the pages, the wheel and the banner. Pages run their own scripts and no others; pages of shops may run these, too.
    /// </summary>
    public static void UsePage(this WebApplication app)
    {
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = served =>
            {
                var headers = served.Context.Response.Headers;
                headers.ContentSecurityPolicy = served.File.Name == "wheel.html" ? PicturesOfPrograms : OwnPictures;
                headers.XContentTypeOptions = "nosniff";
                headers.AccessControlAllowOrigin = "*";
                headers["Cross-Origin-Resource-Policy"] = "cross-origin";
                headers["Referrer-Policy"] = "no-referrer";
                headers[HeaderNames.CacheControl] = "no-cache";
            },
        });
    }
}
