using Loyalty.Api.Audit;
using Loyalty.Api.Console.Pages;

namespace Loyalty.Api.Console.Sessions;

/// <summary>Coming and going.</summary>
internal static class SignInPages
{
    private const string Unknown = "This key opens nothing: it is mistyped, revoked, or has ended.";
    private const string TooOften = "That failed too often. Wait for a minute.";

    public static void MapSignIn(this IEndpointRouteBuilder engine)
    {
        engine.MapGet(ConsoleAddress.Root, Open).WithName("OpenConsole").ExcludeFromDescription();
        RequestDelegate show = context => Show(context, "", StatusCodes.Status200OK);
        engine.MapGet(ConsoleAddress.SignIn, show).SameAs("SignIn");
        engine.MapPost(ConsoleAddress.SignIn, Enter).WithName("SignIn").ExcludeFromDescription();
        engine.MapPost(ConsoleAddress.SignOut, Leave).WithName("SignOut").ExcludeFromDescription();
    }

    /// <summary>Has somebody sign in, and come back then.</summary>
    public static Task Ask(HttpContext context) => Show(context, "", StatusCodes.Status401Unauthorized);

    private static async Task Open(HttpContext context, ProgramNames programs)
    {
        if (context.Features.Get<Visitor>() is not { } visitor)
            await Ask(context);
        else if (programs.For(visitor.Caller) is [var first, ..])
            context.Response.Redirect(ConsoleAddress.Of(first, "overview"));
        else
            await Page.Write<NoProgram>(context);
    }

    private static async Task Enter(HttpContext context, SessionCookie sessions, SignInLimit limit, AuditRecorder audit)
    {
        if (!context.Request.HasFormContentType || IsForeign(context.Request))
        {
            await Show(context, "Sign in from this page.", StatusCodes.Status400BadRequest);
            return;
        }
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (limit.IsReached(context))
        {
            context.Response.Headers.RetryAfter = "60";
            await Show(context, TooOften, StatusCodes.Status429TooManyRequests, form["to"]);
        }
        else if (await sessions.Begin(context, form["key"].ToString().Trim()) is { } visitor)
        {
            await audit.Record(context, visitor.Caller, _ => Let(context, sessions, visitor, form["to"]));
        }
        else
        {
            limit.Fail(context);
            await Show(context, Unknown, StatusCodes.Status401Unauthorized, form["to"]);
        }
    }

    private static Task Let(HttpContext context, SessionCookie sessions, Visitor visitor, string? to)
    {
        sessions.Write(context, visitor.Session);
        return Page.GoTo(context, ConsoleAddress.Own(to));
    }

    private static async Task Leave(HttpContext context)
    {
        if (context.Features.Get<Visitor>() is { } visitor && context.Request.HasFormContentType
            && SessionCookie.IsOwnForm(await context.Request.ReadFormAsync(context.RequestAborted), visitor.Session))
            SessionCookie.End(context);
        await Page.GoTo(context, ConsoleAddress.SignIn);
    }

    /// <summary>A page of another origin that signs somebody in as somebody else is sent by the browser with this mark.</summary>
    private static bool IsForeign(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none");

    private static Task Show(HttpContext context, string fault, int status, string? to = null)
    {
        var request = context.Request;
        var isRoom = HttpMethods.IsGet(request.Method) && request.Path != ConsoleAddress.SignIn && request.Path != ConsoleAddress.Root;
        to ??= isRoom ? $"{request.Path}{request.QueryString}" : request.Query["to"].ToString();
        return Page.Write<SignInForm>(context, status, new() { ["Fault"] = fault, ["To"] = to });
    }
}
