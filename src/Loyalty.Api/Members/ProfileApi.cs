using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

internal static class ProfileApi
{
    public static void MapProfile(this IEndpointRouteBuilder member) =>
        member.MapPost("/profile", Describe).WithName("DescribeMember").WithTags("Members")
            .WithSummary("Tells other facts about the member; what is left out stays as it is");

    private static async Task<Done<MemberView>> Describe(
        string program, string member, ProfileRequest request, Caller caller, IGrainFactory grains) =>
        new(await grains.Member(program, member).Describe(request with { Actor = caller.Actor(request.Actor) }));
}
