using Loyalty.Api.Answers;

namespace Loyalty.Api.Access;

/// <summary>How callers are turned away.</summary>
internal static class Refusals
{
    private static readonly Problem NoKey = Problem.Of(
        StatusCodes.Status401Unauthorized,
        "unauthorized",
        "Send the key: Authorization: Bearer <key>. The engine prints its development key at start.");

    private static readonly Problem TokenEnded = Problem.Of(
        StatusCodes.Status401Unauthorized, "token-ended", "The browser token is not good, or not any more: have the shop issue a new one.");

    private static readonly Problem NotOfMember = Problem.Of(
        StatusCodes.Status403Forbidden, "forbidden", "A browser token reads its own member's state, ledger, rewards and live stream, and nothing else.");

    private static readonly Problem NoRule = Problem.Of(
        StatusCodes.Status403Forbidden, "forbidden", "Nobody may call this: it has no rule that says who.");

    private static readonly Problem OutOfTouch = Problem.Of(
        StatusCodes.Status503ServiceUnavailable, "unavailable", "Which keys are in force is out of reach for now: ask again.");

    /// <summary>Nobody is known by what was sent, or nothing was sent.</summary>
    public static Task Unknown(HttpContext context) => Challenge(context, NoKey, "Bearer");

    /// <summary>A token that is not good, or not any more.</summary>
    public static Task Ended(HttpContext context) => Challenge(context, TokenEnded, "Bearer error=\"invalid_token\"");

    /// <summary>A token where it is not good.</summary>
    public static Task OfAnother(HttpContext context) => NotOfMember.Write(context);

    /// <summary>An endpoint without a rule.</summary>
    public static Task Closed(HttpContext context) => NoRule.Write(context);

    /// <summary>A key that does not reach so far.</summary>
    public static Task Forbidden(HttpContext context, Scope needs, Caller caller) => Problem.Of(
        StatusCodes.Status403Forbidden,
        "forbidden",
        (caller.Scopes & needs) == 0
            ? $"The key needs the scope {ScopeNames.NameOf(needs)}."
            : "The key is for other programs.").Write(context);

    /// <summary>It cannot be told whether a key is good.</summary>
    public static Task Unsure(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "1";
        return OutOfTouch.Write(context);
    }

    private static Task Challenge(HttpContext context, Problem problem, string scheme)
    {
        context.Response.Headers.WWWAuthenticate = scheme;
        return problem.Write(context);
    }
}
