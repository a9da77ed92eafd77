using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Api.Audit;
using Loyalty.Api.Console.Pages;

namespace Loyalty.Api.Console.Sessions;

/// <summary>
/// The gate of the console: lets people through to what the key allows that they signed in with, by the rules of the API. It
/// is asked at
/// each request whether the key is still good.
/// </summary>
internal sealed class ConsoleGate(RequestDelegate next, SessionCookie sessions, AuditRecorder audit, TimeProvider time)
{
    public async Task Invoke(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        var rule = context.GetEndpoint()?.Metadata.GetMetadata<AccessRule>();
        var visitor = await sessions.Find(context);
        if (visitor is not null)
            context.Features.Set(visitor);
        if (rule is { IsOpen: true } || (context.GetEndpoint() is not RouteEndpoint && visitor is not null))
            await next(context);
        else if (visitor is null)
            await SignInPages.Ask(context);
        else if (visitor.Caller.Limit?.Take(context) is not false)
            await Admit(context, rule, visitor);
    }

    private async Task Admit(HttpContext context, AccessRule? rule, Visitor visitor)
    {
        if (await Fault(context, rule, visitor) is { } problem)
        {
            await Trouble.Write(context, problem);
            return;
        }
        context.Features.Set(visitor.Caller);
        if (rule is { Lasts: true })
        {
            var end = sessions.EndOf(visitor.Session);
            await Lasting.Until(context, next, time, visitor.Caller.Until < end ? visitor.Caller.Until : end, visitor.Caller.Ended);
            return;
        }
        sessions.Keep(context, visitor.Session);
        await (rule is { IsAudited: true } ? audit.Record(context, visitor.Caller, next) : next(context));
    }

    /// <summary>Why it is not let through; null: it is.</summary>
    private static async Task<Problem?> Fault(HttpContext context, AccessRule? rule, Visitor visitor)
    {
        if (rule is null)
            return Problem.Of(StatusCodes.Status403Forbidden, "forbidden", "Nobody may do this: it has no rule that says who.");
        if (Gate.BadId(context) is { } name)
            return Problem.BadRequest($"The {name} in the address is not an id: {Identifier.Rule}.");
        if (!visitor.Caller.May(rule.Needs, context.Request.RouteValues["program"] as string))
            return Problem.Of(StatusCodes.Status403Forbidden, "forbidden", Refused.Because(rule.Needs, visitor.Caller));
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            return null;
        return context.Request.HasFormContentType
            && SessionCookie.IsOwnForm(await context.Request.ReadFormAsync(context.RequestAborted), visitor.Session)
            ? null
            : Problem.Of(
                StatusCodes.Status400BadRequest, "form-foreign", "This form was not made by this session: open the page again. Nothing was done.");
    }
}
