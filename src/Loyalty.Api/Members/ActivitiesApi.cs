using Loyalty.Api.Answers;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

internal static class ActivitiesApi
{
    public static void MapActivities(this IEndpointRouteBuilder member) =>
        member.MapPost("/activities", Act).WithName("AwardActivity").WithTags("Activities")
            .WithSummary("Awards an activity that the program declares");

    private static async Task<Done<Receipt>> Act(string program, string member, ActivityRequest request, IGrainFactory grains) =>
        new(await grains.Member(program, member).Act(request));
}
