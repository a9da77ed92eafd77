using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

internal static class InvitationsApi
{
    public static void MapInvitations(this IEndpointRouteBuilder member)
    {
        var invitations = member.MapGroup("/invitations").WithTags("Invitations");
        invitations.MapPost("", Invite).WithName("InviteMember").WithSummary("Gives a tier that is by invitation only, for good or until a time");
        invitations.MapPost("/{invitation}/withdraw", Withdraw).WithName("WithdrawInvitation").WithSummary("Takes an invitation back");
    }

    private static async Task<Done<Receipt>> Invite(
        string program, string member, InvitationRequest request, Caller caller, IGrainFactory grains) =>
        new(await grains.Member(program, member).Invite(request with { Actor = caller.Actor(request.Actor) }));

    private static async Task<Done<Receipt>> Withdraw(
        string program, string member, string invitation, ApprovalRequest request, Caller caller, IGrainFactory grains) =>
        new(await grains.Member(program, member).Withdraw(invitation, request with { Actor = caller.Actor(request.Actor) }));
}
