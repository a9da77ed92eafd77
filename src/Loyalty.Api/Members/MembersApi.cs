using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

internal static class MembersApi
{
    public static void MapMembers(this IEndpointRouteBuilder program)
    {
        var members = program.MapGroup("/members").WithTags("Members");
        members.MapPost("", Enrol).WithName("EnrolMember").WithSummary("Makes a member; the member's id is the command's id");
        members.MapGet("/{member}", Get).WithName("GetMember").WithSummary("The member as of now");
    }

    private static async Task<Done<MemberView>> Enrol(string program, EnrolRequest request, IGrainFactory grains) =>
        Identifier.IsRight(request.MemberId)
            ? new(await grains.Member(program, request.MemberId).Enrol(request))
            : new(AnswerExtensions.Refused<MemberView>(400, "bad-request", $"/memberId: {Identifier.Rule}."));

    private static async Task<Answered<MemberView>> Get(string program, string member, IGrainFactory grains) =>
        new(await grains.Member(program, member).Get());
}
