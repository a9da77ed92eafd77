using System.Buffers.Text;
using System.Text;
using Loyalty.Api.Console.Sessions;

namespace Loyalty.Api.Console.Pages;

/// <summary>One sentence that the next page says: what was done. It travels in a cookie of a minute.</summary>
internal static class Saying
{
    private const string Cookie = "loyalty-console-said";
    private const int Longest = 1_000;

    /// <summary>Has the browser go on to a page, which says what was done.</summary>
    public static Task Then(HttpContext context, string sentence, string address)
    {
        var options = SessionCookie.Options(context);
        options.MaxAge = TimeSpan.FromMinutes(1);
        context.Response.Cookies.Append(Cookie, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(sentence)), options);
        return Page.GoTo(context, address);
    }

    /// <summary>What is to be said, this once; empty: nothing.</summary>
    public static string Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 and < Longest } text || !Base64Url.IsValid(text))
            return "";
        context.Response.Cookies.Delete(Cookie, SessionCookie.Options(context));
        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
    }
}
