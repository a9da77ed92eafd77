using Loyalty.Api.Answers;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

internal static class RedemptionsApi
{
    public static void MapRedemptions(this IEndpointRouteBuilder member)
    {
        var redemptions = member.MapGroup("/redemptions").WithTags("Redemptions");
        redemptions.MapPost("", Redeem).WithName("RedeemPoints")
            .WithSummary("Spends points on a reward or as payment, at once or held until capture or release");
        redemptions.MapPost("/{redemption}/capture", Capture).WithName("CaptureRedemption").WithSummary("Spends the points that are held");
        redemptions.MapPost("/{redemption}/release", Release).WithName("ReleaseRedemption").WithSummary("Gives the points back that are held");
    }

    private static async Task<Done<Receipt>> Redeem(string program, string member, RedemptionRequest request, IGrainFactory grains) =>
        new(await grains.Member(program, member).Redeem(request));

    private static async Task<Done<Receipt>> Capture(string program, string member, string redemption, IGrainFactory grains) =>
        new(await grains.Member(program, member).Capture(redemption));

    private static async Task<Done<Receipt>> Release(string program, string member, string redemption, IGrainFactory grains) =>
        new(await grains.Member(program, member).Release(redemption));
}
