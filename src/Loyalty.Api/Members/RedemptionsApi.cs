using Loyalty.Api.Answers;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

internal static class RedemptionsApi
{
    public static void MapRedemptions(this IEndpointRouteBuilder member) =>
        member.MapPost("/redemptions", Redeem).WithName("RedeemPoints").WithTags("Redemptions")
            .WithSummary("Spends points on a reward or as payment, in one step");

    private static async Task<Done<Receipt>> Redeem(string program, string member, RedemptionRequest request, IGrainFactory grains) =>
        new(await grains.Member(program, member).Redeem(request));
}
