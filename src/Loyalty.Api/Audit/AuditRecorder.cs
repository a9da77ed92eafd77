using System.Text;
using System.Text.Json;
using Loyalty.Api.Access;
using Loyalty.Api.Console;
using Loyalty.Contracts.Audit;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Loyalty.Api.Audit;

/// <summary>
/// Records privileged acts: before they are done, so that nothing is done that is not recorded, and how they were answered after it.
/// </summary>
internal sealed partial class AuditRecorder(IGrainFactory grains, ILogger<AuditRecorder> log)
{
    // Names of places in an address that hold ids. Of any other, such as a voucher's code, which is a secret, the name alone is recorded.
    private static readonly string[] Ids = ["program", "member", "promotion", "adjustment", "invitation", "key", "webhook", "event"];

    /// <summary>Has an act done, and records it.</summary>
    public async Task Record(HttpContext context, Caller caller, RequestDelegate act)
    {
        var trail = grains.GetGrain<IAuditGrain>(
            context.Request.RouteValues["program"] is string program ? AuditKey.Of(program) : AuditKey.Engine);
        var entry = Entry(context, caller);
        await trail.Begin(entry);
        await act(context);
        try
        {
            await trail.End(entry.Id, context.Response.StatusCode);
        }
        catch (Exception failure)
        {
            StaysOpen(failure, entry.Act, entry.Id); // it was done, and the caller is to hear that
        }
    }

    private static AuditRequest Entry(HttpContext context, Caller caller)
    {
        var endpoint = (RouteEndpoint)context.GetEndpoint()!;
        var name = endpoint.Metadata.GetMetadata<SameAs>()?.Name
            ?? endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? context.Request.Method;
        return new AuditRequest
        {
            Id = Guid.NewGuid().ToString("N"),
            Key = caller.Name,
            Mark = caller.Mark,
            Act = JsonNamingPolicy.KebabCaseLower.ConvertName(name),
            On = Address(endpoint.RoutePattern, context.Request.RouteValues),
        };
    }

    private static string Address(RoutePattern pattern, RouteValueDictionary values)
    {
        var address = new StringBuilder();
        foreach (var part in pattern.PathSegments.SelectMany(segment => segment.Parts.Prepend(null)))
        {
            address.Append(part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternParameterPart place when Ids.Contains(place.Name) => values[place.Name] as string,
                RoutePatternParameterPart place => $"{{{place.Name}}}",
                _ => "/",
            });
        }
        return address.ToString();
    }
}
