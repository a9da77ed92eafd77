using System.Security.Cryptography;
using System.Runtime.InteropServices;
using Loyalty.Api.Answers;
using Microsoft.AspNetCore.Http.Features;

namespace Loyalty.Api.Access;

/// <summary>
/// Lets through to <c>/v1/programs</c> only who has the key, and only ids that can be ids. Everything below that path is behind it,
/// known or not: who adds an endpoint cannot forget it.
/// </summary>
internal sealed class Gate(RequestDelegate next, DevelopmentKey key)
{
    private const string Scheme = "Bearer ";
    private const string VoucherCode = "code"; // as a person typed it, with spaces too

    public Task Invoke(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/v1/programs", StringComparison.OrdinalIgnoreCase))
            return next(context);
        if (!HasKey(context.Request.Headers.Authorization.ToString()))
            return Refuse(context);
        return BadId(context) is { } name
            ? Problem.BadRequest($"The {name} in the address is not an id: {Identifier.Rule}.").Write(context)
            : next(context);
    }

    private bool HasKey(string header) =>
        header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(
            MemoryMarshal.AsBytes(header.AsSpan(Scheme.Length)),
            MemoryMarshal.AsBytes(key.Value.AsSpan()));

    private static Task Refuse(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Of(
            StatusCodes.Status401Unauthorized,
            "unauthorized",
            "Send the key: Authorization: Bearer <key>. The engine prints its development key at start.").Write(context);
    }

    private static string? BadId(HttpContext context)
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
