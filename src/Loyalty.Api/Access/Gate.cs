using System.Diagnostics.CodeAnalysis;
using Loyalty.Api.Answers;
using Loyalty.Api.Audit;
using Microsoft.AspNetCore.Http.Features;

namespace Loyalty.Api.Access;

/// <summary>
/// Lets callers through to what their key, or token, allows, and only ids that can be ids. Everything below <c>/v1</c> is behind it,
/// known or not: an endpoint that nobody has made a rule for is closed.
/// </summary>
internal sealed class Gate(
    RequestDelegate next, DevelopmentKey development, KeyShelf keys, BrowserTokens tokens, AuditRecorder audit, TimeProvider time)
{
    private const string Scheme = "Bearer ";
    private const string VoucherCode = "code"; // as a person typed it, with spaces too

    public Task Invoke(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var rule = endpoint?.Metadata.GetMetadata<AccessRule>();
        var isOfApi = context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase);
        if (rule is { IsOpen: true } || (rule is null && !isOfApi))
            return next(context);
        if (isOfApi)
            Private(context.Response.Headers);
        var text = Token(context.Request.Headers.Authorization.ToString());
        if (text.IsEmpty)
            return Refusals.Unknown(context);
        var caller = development.Is(text) ? development.Caller : keys.IsCurrent ? keys.Find(text) : null;
        if (caller is null)
            return Search(context, rule, endpoint);
        return Admit(context, rule, endpoint, caller);
    }

    /// <summary>What is answered here is for who asked, and is what its type says.</summary>
    private static void Private(IHeaderDictionary headers)
    {
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
    }

    private static ReadOnlySpan<char> Token(string header) =>
        header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header.AsSpan(Scheme.Length) : [];

    /// <summary>It is a browser's token, or a key that was made elsewhere just now, or nothing.</summary>
    private async Task Search(HttpContext context, AccessRule? rule, Endpoint? endpoint)
    {
        var text = context.Request.Headers.Authorization.ToString()[Scheme.Length..];
        var isToken = BrowserTokens.MayBe(text);
        if (!isToken && KeyText.Mark(text).IsEmpty)
        {
            await Refusals.Unknown(context);
            return;
        }
        if (!keys.IsCurrent || !isToken || !tokens.KnowsSigner(text))
            await keys.Look(context.RequestAborted);
        if (!keys.IsCurrent)
            await Refusals.Unsure(context);
        else if (isToken)
            await AdmitToken(context, rule, await tokens.Check(text));
        else if (keys.Find(text) is { } caller)
            await Admit(context, rule, endpoint, caller);
        else
            await Refusals.Unknown(context);
    }

    private Task Admit(HttpContext context, AccessRule? rule, Endpoint? endpoint, Caller caller)
    {
        if (caller.Limit?.Take(context) is false)
            return Task.CompletedTask;
        if (rule is not null && !caller.May(rule.Needs, context.Request.RouteValues["program"] as string))
            return Refusals.Forbidden(context, rule.Needs, caller);
        if (rule is null && endpoint is RouteEndpoint)
            return Refusals.Closed(context);
        if (IsBad(context, out var answer))
            return answer;
        if (rule is { AsksWho: true })
            context.Features.Set(caller);
        return rule switch
        {
            { IsAudited: true } => audit.Record(context, caller, next),
            { Lasts: true } => Lasting.Until(context, next, time, caller.Until, caller.Ended),
            _ => next(context),
        };
    }

    private async Task AdmitToken(HttpContext context, AccessRule? rule, BrowserToken? token)
    {
        if (token is null)
            await Refusals.Ended(context);
        else if (!tokens.Take(context, token))
            return;
        else if (rule is null || !token.Reads(rule.Token, context.Request))
            await Refusals.OfAnother(context);
        else if (IsBad(context, out var answer))
            await answer;
        else
            await (rule.Lasts ? Lasting.Until(context, next, time, token.Until, default) : next(context));
    }

    private static bool IsBad(HttpContext context, [NotNullWhen(true)] out Task? answer)
    {
        answer = BadId(context) is { } name
            ? Problem.BadRequest($"The {name} in the address is not an id: {Identifier.Rule}.").Write(context)
            : null;
        return answer is not null;
    }

    /// <summary>The name of a place in the address that holds what cannot be an id; null: all can.</summary>
    internal static string? BadId(HttpContext context)
    {
        foreach (var (name, value) in context.Request.RouteValues)
        {
            if (name != VoucherCode && value is string id && (!Identifier.IsRight(id) || IsSlash(id, context)))
                return name;
        }
        return null;
    }

    // The server decodes everything but %2F, which so looks like the %252F of an id that really has "%2F" in it.
    private static bool IsSlash(string id, HttpContext context) =>
        id.Contains("%2F", StringComparison.OrdinalIgnoreCase)
        && context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Contains("%2F", StringComparison.OrdinalIgnoreCase);
}
