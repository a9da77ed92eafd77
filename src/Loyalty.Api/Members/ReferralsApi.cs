using Loyalty.Api.Answers;
using Loyalty.Contracts.Referrals;

namespace Loyalty.Api.Members;

internal static class ReferralsApi
{
    public static void MapReferrals(this IEndpointRouteBuilder member) =>
        member.MapPost("/referral-code", Code).WithName("GetReferralCode").WithTags("Referrals")
            .WithSummary("The member's own referral code, to pass on to friends")
            .WithDescription(
                "It is made by the first call and the same for ever; as the call has no id, every one is answered with 200. A friend who "
                + "joins with it and keeps the first purchase earns the reward of both sides.");

    private static async Task<Answered<ReferralCode>> Code(string program, string member, IGrainFactory grains) =>
        new(await grains.Member(program, member).ReferralCode());
}
