using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

internal static class AdjustmentsApi
{
    public static void MapAdjustments(this IEndpointRouteBuilder member)
    {
        var adjustments = member.MapGroup("/adjustments").WithTags("Adjustments");
        adjustments.MapPost("", Adjust).WithName("AdjustPoints")
            .WithSummary("Corrects points by hand; above the program's limit it waits for a second person");
        adjustments.MapPost("/{adjustment}/approve", Approve).WithName("ApproveAdjustment")
            .WithSummary("Approves an adjustment that another person proposed");
    }

    private static async Task<Done<Receipt>> Adjust(
        string program, string member, AdjustmentRequest request, Caller caller, IGrainFactory grains) =>
        new(await grains.Member(program, member).Adjust(request with { Actor = caller.Actor(request.Actor) }));

    private static async Task<Done<Receipt>> Approve(
        string program, string member, string adjustment, ApprovalRequest request, Caller caller, IGrainFactory grains) =>
        new(await grains.Member(program, member).Approve(adjustment, request with { Actor = caller.Actor(request.Actor) }));
}
