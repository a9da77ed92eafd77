using Loyalty.Api.Console.Pages;

namespace Loyalty.Api.Console.Audit;

internal static class AuditRoom
{
    public static void MapAuditRoom(this IEndpointRouteBuilder program) => program.MapPage<AuditPage>("/audit", "ListProgramAudit");

    /// <summary>What was done to the engine as a whole: its keys, and signing in.</summary>
    public static void MapEngineAuditRoom(this IEndpointRouteBuilder engine) => engine.MapEnginePage<AuditPage>("/audit", "ListAudit");
}
