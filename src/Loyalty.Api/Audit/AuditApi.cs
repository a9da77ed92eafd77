using System.Globalization;
using Loyalty.Api.Answers;
using Loyalty.Contracts;
using Loyalty.Contracts.Audit;

namespace Loyalty.Api.Audit;

internal static class AuditApi
{
    private const int DefaultLimit = 100;
    private const int MaximumLimit = 500;

    public static void MapAudit(this IEndpointRouteBuilder engine) =>
        engine.MapGet("/v1/audit", OfEngine).WithName("ListAudit").WithTags("Audit")
            .WithSummary("Who did what to the engine as a whole, such as to its keys; the newest first, in pages");

    public static void MapProgramAudit(this IEndpointRouteBuilder program) =>
        program.MapGet("/audit", OfProgram).WithName("ListProgramAudit").WithTags("Audit")
            .WithSummary("Who did what in the program, of what only staff may do; the newest first, in pages");

    private static Task<Answered<AuditPage>> OfEngine(IGrainFactory grains, string? after, int? limit) =>
        Page(grains, AuditKey.Engine, after, limit);

    private static Task<Answered<AuditPage>> OfProgram(string program, IGrainFactory grains, string? after, int? limit) =>
        Page(grains, AuditKey.Of(program), after, limit);

    private static async Task<Answered<AuditPage>> Page(IGrainFactory grains, string key, string? after, int? limit)
    {
        if (limit is < 1 or > MaximumLimit)
            return Refused($"limit: 1 to {MaximumLimit}, {DefaultLimit} if absent.");
        if (!long.TryParse(after is null or "" ? "0" : after, NumberStyles.None, CultureInfo.InvariantCulture, out var before))
            return Refused("after: the `next` of an earlier page, as it was given.");
        var page = await grains.GetGrain<IAuditGrain>(key).Read(before, limit ?? DefaultLimit);
        return new(new Answer<AuditPage> { Value = page });
    }

    private static Answered<AuditPage> Refused(string detail) =>
        new(AnswerExtensions.Refused<AuditPage>(StatusCodes.Status400BadRequest, "bad-request", detail));
}
