using Loyalty.Api.Answers;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Members;

internal static class GiftsApi
{
    public static void MapGifts(this IEndpointRouteBuilder member) =>
        member.MapPost("/gifts", Give).WithName("GivePoints").WithTags("Gifts")
            .WithSummary("Gives points to another member, with the expiry that they have");

    private static async Task<Done<Receipt>> Give(string program, string member, GiftRequest request, IGrainFactory grains) =>
        new(await grains.Member(program, member).Give(request));
}
