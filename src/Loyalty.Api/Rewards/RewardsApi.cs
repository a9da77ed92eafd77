using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Api.Members;
using Loyalty.Contracts.Catalogue;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Rewards;

internal static class RewardsApi
{
    public static void MapRewards(this IEndpointRouteBuilder program) =>
        program.MapGet("/rewards", List).WithName("ListRewards").WithTags("Rewards")
            .WithSummary("The rewards that points buy, with what a member may have now");

    private static async Task<Answered<RewardList>> List(string program, IGrainFactory grains, string? memberId) => memberId switch
    {
        null => new(await grains.GetGrain<ICatalogueGrain>(program).Rewards()),
        _ when Identifier.IsRight(memberId) => new(await grains.Member(program, memberId).Rewards()),
        _ => new(AnswerExtensions.Refused<RewardList>(StatusCodes.Status400BadRequest, "bad-request", $"memberId: {Identifier.Rule}.")),
    };
}
